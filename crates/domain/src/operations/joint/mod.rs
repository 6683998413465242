//! Two operations at once 联合视图: whom both claim, what runs short, which place has two orders.
//!
//! It looks at folded responses and at what their plans say; nothing is written down by it.

mod claims;
mod orders;
mod side;
mod stock;
#[cfg(test)]
mod testing;

pub use claims::{people_asked, persons_claimed_twice, posts_claimed_twice, units_claimed_twice};
pub use orders::{OrderInPlace, OrderOf, PlaceWithTwoOrders, places_with_two_orders};
pub use side::{Claim, ClaimOf, Side};
pub use stock::{ItemAsked, stock_asked};
