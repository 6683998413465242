//! The post in which one works: whoever holds several says which.

use application::Reading;
use application::access::{HeldPost, posts_in};
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::PostId;
use serde::Deserialize;
use web::{Front, SignedIn, told};
use words::{Door, Language, Say, named};

use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "access/post.html")]
struct PostPage {
    shell: Shell,
    posts: Vec<PostItem>,
}

struct PostItem {
    post: PostId,
    title: String,
    organisation: String,
    is_deputy: bool,
    is_chosen: bool,
}

/// Which one.
#[derive(Deserialize)]
pub(crate) struct PostForm {
    post: PostId,
}

/// `GET /post`
pub(crate) async fn posts(State(front): State<Front>, signed_in: SignedIn) -> Response {
    let language = signed_in.visit.language;
    if !signed_in.session.is_complete() {
        return Redirect::to("/account").into_response();
    }
    let mut shell =
        Shell::at_the_door(&signed_in.visit, front.setting(), Door::ChoosePost.say(language));
    shell.login = Some(signed_in.session.login.to_string());
    let (person, chosen) = (signed_in.session.person, signed_in.session.post);
    let now = front.office().machine().now();
    let found = front
        .ask(move |reading: &mut Reading<'_>| {
            let held = posts_in(reading.view, person, now)?;
            held.into_iter().map(|held| item(&held, reading, chosen, language)).collect()
        })
        .await;
    match found {
        Ok(posts) => rendered::page(&PostPage { shell, posts }),
        Err(failure) => rendered::problem(shell, told(&failure, front.setting(), language)),
    }
}

fn item(
    held: &HeldPost,
    reading: &mut Reading<'_>,
    chosen: Option<PostId>,
    language: Language,
) -> Result<PostItem, application::Fault> {
    let realm = domain::kernel::Realm::real();
    let details = reading.view.post(&realm, held.post)?.map(|post| post.details);
    let organisation = match &details {
        Some(details) => reading.view.organisation(&realm, details.organisation)?,
        None => None,
    };
    Ok(PostItem {
        post: held.post,
        title: details.map(|it| named(&it.title, language).to_owned()).unwrap_or_default(),
        organisation: organisation
            .map(|it| named(&it.details.name, language).to_owned())
            .unwrap_or_default(),
        is_deputy: held.on_behalf_of.is_some(),
        is_chosen: chosen == Some(held.post),
    })
}

/// `POST /post`
pub(crate) async fn choose_post(
    State(front): State<Front>,
    signed_in: SignedIn,
    Form(form): Form<PostForm>,
) -> Response {
    let session = signed_in.session.clone();
    let language = signed_in.visit.language;
    let chosen =
        front.through_gate(move |gate, office| gate.choose_post(office, &session, form.post)).await;
    match chosen {
        Ok(_) => Redirect::to("/").into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            let shell = Shell::at_the_door(&signed_in.visit, front.setting(), told.title.clone());
            rendered::problem(shell, told)
        }
    }
}
