//! Addresses with what they need: the router and the list of routes come from the same call, and
//! the need is read from the handler's signature, so that neither can say what the other does not.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Form, Json, Multipart, Path, Query, State};
use axum::handler::Handler;
use axum::http::HeaderMap;
use axum::routing::{any, get, post};
use domain::kernel::Right;

use crate::asked::{Asked, SignedIn};
use crate::may::{May, Needs};
use crate::visit::Visit;

/// What whoever comes to an address must have; each asks for more than the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// Nothing.
    Open,
    /// A session.
    SignedIn,
    /// A post; which rights it must carry depends on what is asked for.
    Post,
    /// A post with one of these rights; which one depends on what is asked for.
    OneOf(&'static [Right]),
    /// A post with this right.
    May(Right),
}

/// A part of a handler's signature, and what it asks for. Whatever is not in this list cannot
/// stand in a handler: whoever adds a kind of part decides here what it asks for.
pub trait Asks {
    /// What it asks for.
    const NEED: Need;
}

macro_rules! open {
    ($($holder:ident),+; $($part:ty),+ $(,)?) => {
        $(impl<T> Asks for $holder<T> { const NEED: Need = Need::Open; })+
        $(impl Asks for $part { const NEED: Need = Need::Open; })+
    };
}

open!(State, Path, Query, Form, Json; Multipart, Bytes, HeaderMap, Visit);

/// A body that the handler itself says no to.
impl<T> Asks for Result<Json<T>, JsonRejection> {
    const NEED: Need = Need::Open;
}

impl Asks for SignedIn {
    const NEED: Need = Need::SignedIn;
}

impl Asks for Asked {
    const NEED: Need = Need::Post;
}

impl<N: Needs> Asks for May<N> {
    const NEED: Need = Need::May(N::RIGHT);
}

/// A whole signature, as axum names its handlers' types.
pub trait Signature {
    /// The most that one of its parts asks for.
    const NEED: Need;
}

impl Signature for ((),) {
    const NEED: Need = Need::Open;
}

macro_rules! signatures {
    ($($($part:ident)+;)+) => {
        $(impl<Via, $($part: Asks),+> Signature for (Via, $($part,)+) {
            const NEED: Need = most(&[$($part::NEED),+]);
        })+
    };
}

signatures! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
}

/// At most one part asks for more than a session: with two, the list would tell half.
const fn most(needs: &[Need]) -> Need {
    let mut most = Need::Open;
    let mut rest = needs;
    while let [first, others @ ..] = rest {
        match (most, *first) {
            (_, Need::Open) => {}
            (Need::Open, _) => most = *first,
            (Need::SignedIn | Need::Post | Need::OneOf(_) | Need::May(_), _) => {
                assert!(matches!(first, Need::Open), "two parts of a handler ask for something");
            }
        }
        rest = others;
    }
    most
}

/// An address, and what it needs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Route {
    /// The address, with its parameters in braces.
    pub path: String,
    /// The method.
    pub method: &'static str,
    /// What it needs.
    pub need: Need,
}

/// Addresses that are written down as they are added.
pub struct Routes<S> {
    router: Router<S>,
    list: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self { router: Router::new(), list: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// Something to be read.
    #[must_use]
    pub fn get<H, T>(mut self, path: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: Signature + 'static,
    {
        self.write_down("GET", path, T::NEED);
        Self { router: self.router.route(path, get(handler)), ..self }
    }

    /// Something to be done.
    #[must_use]
    pub fn post<H, T>(mut self, path: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: Signature + 'static,
    {
        self.write_down("POST", path, T::NEED);
        Self { router: self.router.route(path, post(handler)), ..self }
    }

    /// Something to be done at one address form of many addresses: `otherwise` says of every other
    /// method whether there is such an address at all, and which methods it takes.
    #[must_use]
    pub fn post_or<H, T, O, W>(mut self, path: &str, handler: H, otherwise: O) -> Self
    where
        H: Handler<T, S>,
        T: Signature + 'static,
        O: Handler<W, S>,
        W: 'static,
    {
        self.write_down("POST", path, T::NEED);
        let posted = any(otherwise).post(handler);
        Self { router: self.router.route(path, posted), ..self }
    }

    /// Something to be done with a body of another size than is usual.
    #[must_use]
    pub fn post_of<H, T>(mut self, bytes_max: usize, path: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: Signature + 'static,
    {
        self.write_down("POST", path, T::NEED);
        let posted = post(handler).layer(DefaultBodyLimit::max(bytes_max));
        Self { router: self.router.route(path, posted), ..self }
    }

    /// Others, under an address of their own.
    #[must_use]
    pub fn nest(mut self, base: &str, others: Self) -> Self {
        let under = |it: Route| {
            let path = if it.path == "/" { base.to_owned() } else { format!("{base}{}", it.path) };
            Route { path, ..it }
        };
        self.list.extend(others.list.into_iter().map(under));
        Self { router: self.router.nest(base, others.router), ..self }
    }

    /// Others, beside these.
    #[must_use]
    pub fn merge(mut self, others: Self) -> Self {
        self.list.extend(others.list);
        Self { router: self.router.merge(others.router), ..self }
    }

    /// What answers where nothing else does.
    #[must_use]
    pub fn fallback<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self { router: self.router.fallback(handler), ..self }
    }

    /// The list, by address.
    #[must_use]
    pub fn list(self) -> Vec<Route> {
        let mut list = self.list;
        list.sort();
        list
    }

    /// The router, with its list.
    pub fn router(self) -> Router<S> {
        self.router
    }

    fn write_down(&mut self, method: &'static str, path: &str, need: Need) {
        self.list.push(Route { path: path.to_owned(), method, need });
    }
}

/// A list of routes as the reference has it.
#[must_use]
pub fn routes_told(mut routes: Vec<Route>) -> String {
    routes.sort();
    let mut text = String::from(
        "# Routes and what they need\n\n\
         *Open* asks for nothing; *signed in* for a session; *a post* for a session that acts in \
         a post: what\nis then seen or done depends on its rights, verb by verb and list by list. \
         A right means that a post\nwithout it finds nothing there. What a `POST` does needs the \
         [right of its verb](rights.md) besides.\n\n| address | method | needs |\n|---|---|---|\n",
    );
    for Route { path, method, need } in routes {
        let need = match need {
            Need::Open => "open".to_owned(),
            Need::SignedIn => "signed in".to_owned(),
            Need::Post => "a post".to_owned(),
            Need::OneOf(rights) => {
                let names: Vec<_> = rights.iter().map(|it| format!("`{}`", it.name())).collect();
                names.join(" or ")
            }
            Need::May(right) => format!("`{}`", right.name()),
        };
        text.push_str(&format!("| `{path}` | {method} | {need} |\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::may::ReadPlans;

    async fn open() {}
    async fn at_the_door(_: Visit, _: HeaderMap) {}
    async fn of_a_post(_: Asked, _: Path<String>) {}
    async fn with_a_right(_: State<crate::Front>, _: May<ReadPlans>, _: Form<String>) {}

    #[test]
    fn what_a_route_needs_is_what_its_handler_asks_for() {
        let inner = Routes::<crate::Front>::default().get("/", of_a_post);
        let routes = Routes::default()
            .get("/a", open)
            .post("/a", with_a_right)
            .get("/b", at_the_door)
            .nest("/c", inner);
        let list = routes.list();
        let told: Vec<_> = list.iter().map(|it| (it.path.as_str(), it.method, it.need)).collect();
        assert_eq!(
            told,
            [
                ("/a", "GET", Need::Open),
                ("/a", "POST", Need::May(Right::ReadPlans)),
                ("/b", "GET", Need::Open),
                ("/c", "GET", Need::Post),
            ]
        );
    }
}
