//! What the rules of supplies may answer instead of acting.

use crate::kernel::{Day, Key, OrganisationId, RowProblems, SiteId, VehicleId};
use crate::refusals;

refusals! {
    /// There is no such vehicle.
    NoSuchVehicle { vehicle: VehicleId } = "no_such_vehicle",
    /// Another vehicle has this code.
    VehicleCodeTaken { key: Key } = "vehicle_code_taken",
    /// It was withdrawn.
    VehicleWithdrawn { key: Key } = "vehicle_withdrawn",
    /// There is no such organisation.
    NoSuchOrganisation { organisation: OrganisationId } = "no_such_organisation",
    /// No organisation has this code.
    NoSuchUnitCode { unit: Key } = "no_such_unit_code",
    /// There is no such site.
    NoSuchSite { site: SiteId } = "no_such_site",
    /// No site has this code.
    NoSuchSiteCode { site: Key } = "no_such_site_code",
    /// It cannot have been counted yet.
    CountedInTheFuture { day: Day } = "counted_in_the_future",
    /// A later count is known.
    LaterCountKnown { counted_on: Day } = "later_count_known",
    /// The stock at this site is counted in another unit of measure.
    OtherUnit { unit: String } = "stock_in_another_unit",
    /// This key stands in the file twice.
    RepeatedInFile { key: Key, first_row: u32 } = "repeated_in_file",
    /// More rows than one file may have.
    TooManyRows { rows_max: u32 } = "too_many_rows",
    /// Rows of a file have problems; nothing of the file was taken.
    RowsRefused { problems: RowProblems } = "supplies_rows_refused",
}
