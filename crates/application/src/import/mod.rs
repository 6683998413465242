//! Spreadsheets in and out: four templates, each one verb; every list goes out in the columns of
//! its template, so that it can be edited and brought in again.

mod cells;
mod choices;
mod lists;
mod one_table;
mod people;
mod posts;
mod reading;
mod resources;
mod sites;

pub use choices::{
    COMPETENCES, CONTACT_KINDS, ORGANISATION_KINDS, PERSON_KINDS, POST_KINDS, RIGHTS, SITE_KINDS,
    VEHICLE_KINDS, VEHICLE_STATES,
};
pub use lists::lists;
pub(crate) use one_table::{by_sheets, named_after};
pub use people::{PEOPLE, UNITS};
pub use posts::{PHONES, POSTS};
pub(crate) use reading::read_tables;
pub use reading::{FileProblems, ReadFile, derived_ids, read_file};
pub use resources::{STOCK, VEHICLES};
pub use sites::SITES;

use exchange::schema::{Bilingual, Language, Sheet};
use exchange::write::{Unwritable, write_template};

/// One of the four files that an office fills in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Template {
    /// 单位与人员
    People,
    /// 岗位与电话
    Posts,
    /// 场所与避难点
    Sites,
    /// 车辆与物资
    Resources,
}

impl Template {
    /// All four, in the order in which a county fills them in.
    pub const ALL: [Self; 4] = [Self::People, Self::Posts, Self::Sites, Self::Resources];

    /// The identifier in addresses and file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Posts => "posts",
            Self::Sites => "sites",
            Self::Resources => "resources",
        }
    }

    /// The one of that identifier.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        match self {
            Self::People => Bilingual { zh: "单位与人员", en: "Units and people" },
            Self::Posts => Bilingual { zh: "岗位与电话", en: "Posts and phones" },
            Self::Sites => Bilingual { zh: "场所与避难点", en: "Sites and shelters" },
            Self::Resources => Bilingual { zh: "车辆与物资", en: "Vehicles and stock" },
        }
    }

    /// What it asks for.
    #[must_use]
    pub const fn sheets(self) -> &'static [Sheet] {
        match self {
            Self::People => &[UNITS, PEOPLE],
            Self::Posts => &[POSTS, PHONES],
            Self::Sites => &[SITES],
            Self::Resources => &[VEHICLES, STOCK],
        }
    }

    /// The empty file to fill in, as XLSX.
    ///
    /// # Errors
    /// When it does not fit into a workbook.
    pub fn write(self, language: Language) -> Result<Vec<u8>, Unwritable> {
        write_template(self.sheets(), language)
    }
}

#[test]
fn no_template_contradicts_itself() {
    for template in Template::ALL {
        assert_eq!(exchange::schema::faults(template.sheets()), Vec::<String>::new());
        assert_eq!(Template::named(template.name()), Some(template));
    }
}
