//! What the rules of places may answer instead of acting.

use crate::kernel::{Key, OrganisationId, RegionCode, RowProblems, SiteId};
use crate::refusals;

refusals! {
    /// There is no such site.
    NoSuchSite { site: SiteId } = "no_such_site",
    /// Another site has this code.
    SiteCodeTaken { key: Key } = "site_code_taken",
    /// It was closed.
    SiteClosed { key: Key } = "site_closed",
    /// It is not closed.
    SiteOpen { key: Key } = "site_open",
    /// The list of regions has no such code.
    NoSuchRegion { region: RegionCode } = "no_such_region",
    /// The organisation that shall be responsible does not exist.
    NoSuchOrganisation { organisation: OrganisationId } = "no_such_organisation",
    /// No organisation has the code that shall be responsible.
    NoSuchUnitCode { unit: Key } = "no_such_unit_code",
    /// The rows of the list have not been brought in completely.
    NotStaged { rows: u64, staged: u64 } = "reference_not_staged",
    /// A list without rows.
    NothingToAdopt = "nothing_to_adopt",
    /// This key stands in the file twice.
    RepeatedInFile { key: Key, first_row: u32 } = "repeated_in_file",
    /// More rows than one file may have.
    TooManyRows { rows_max: u32 } = "too_many_rows",
    /// Rows of a file have problems; nothing of the file was taken.
    RowsRefused { problems: RowProblems } = "places_rows_refused",
}
