//! Words of sites, shelters and lists of regions.

use domain::places::{Catalogue, Gap, Refusal, SiteKind};

use crate::refusals::{Pair, pair};
use crate::registers::{self, kind_words};

kind_words! {
    /// What a site is.
    site_kind(SiteKind) {
        Shelter => "避难场所", "Shelter";
        ResettlementSite => "安置点", "Resettlement site";
        QuarantineSite => "隔离点", "Quarantine site";
        School => "学校", "School";
        Hospital => "医院", "Hospital";
        CareHome => "养老机构", "Care home";
        Reservoir => "水库", "Reservoir";
        Levee => "堤防", "Levee";
        Sluice => "闸站、泵站", "Sluice or pumping station";
        Gauge => "水文站", "Gauge";
        Bridge => "桥梁", "Bridge";
        Ferry => "渡口", "Ferry";
        TransportHub => "车站、港口", "Transport hub";
        Market => "市场", "Market";
        Warehouse => "储备库", "Warehouse";
        Station => "派出所驻地", "Police station";
        Seat => "政府驻地", "Seat of government";
        RoadCheckpoint => "路面卡点", "Road checkpoint";
        Utility => "水电通信设施", "Utility";
        Plant => "工矿企业", "Plant or mine";
        HazardArea => "危险区", "Hazard area";
        Other => "其他", "Other";
    }

    /// A list that is brought in whole.
    catalogue(Catalogue) {
        Regions => "行政区划", "Regions";
        Boundaries => "行政区域界线", "Boundaries";
        Layers => "底图", "Base layers";
    }
}

/// The sentence of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchSite { site: _ } => pair(
            "没有这个场所。请从列表中重新选择。",
            "There is no such site. Choose it from the list again.",
        ),
        R::SiteCodeTaken { key } => (
            format!("场所编码“{key}”已被使用。请换一个编码。"),
            format!("The code “{key}” is taken. Choose another."),
        ),
        R::SiteClosed { key } => {
            (format!("场所“{key}”已经停用。"), format!("The site “{key}” is closed."))
        }
        R::SiteOpen { key } => {
            (format!("场所“{key}”没有停用，不用恢复。"), format!("The site “{key}” is not closed."))
        }
        R::NoSuchRegion { region } => registers::no_such_region(region),
        R::NoSuchOrganisation { organisation: _ } => registers::no_such_organisation(),
        R::NoSuchUnitCode { unit } => registers::no_such_unit(unit),
        R::NotStaged { rows, staged } => (
            format!("名录应有 {rows} 行，只存入 {staged} 行。请重新导入。"),
            format!("The list has {rows} rows and {staged} were brought in. Import it again."),
        ),
        R::NothingToAdopt => pair("名录是空的。", "The list is empty."),
        R::RepeatedInFile { key, first_row } => registers::repeated(key, *first_row),
        R::TooManyRows { rows_max } => registers::too_many_rows(*rows_max),
        R::RowsRefused { problems } => registers::rows_refused(problems),
    }
}

/// What is missing, and how to mend it.
pub(crate) fn gap(gap: &Gap) -> (Pair, Pair) {
    match gap {
        Gap::NoRegions => (
            pair("还没有导入行政区划", "No list of regions was adopted"),
            pair("导入本县的区划表。", "Import the county's list of regions."),
        ),
        Gap::NoBoundaries => (
            pair("还没有导入行政区域界线", "No boundaries were adopted"),
            pair(
                "导入 GeoJSON 界线；没有也能用，地图只显示点。",
                "Import them as GeoJSON; without them maps show points only.",
            ),
        ),
        Gap::NoSites => (
            pair("还没有登记任何场所", "No site is registered"),
            pair("导入“场所与避难点”表。", "Import the sheet of sites and shelters."),
        ),
        Gap::NoShelters => (
            pair("没有可用的避难场所、安置点", "No open site takes people in"),
            pair("登记避难场所或安置点。", "Register a shelter or a resettlement site."),
        ),
        Gap::SiteWithoutPoint { name, .. } => (
            (
                format!("“{}”没有坐标", name.zh.as_str()),
                format!("“{}” has no point", name.english()),
            ),
            pair("在现场或地图上取点。", "Take its point on the spot or on a map."),
        ),
        Gap::ShelterWithoutCapacity { name, .. } => (
            (
                format!("“{}”没有容纳人数", name.zh.as_str()),
                format!("Nobody knows how many “{}” takes in", name.english()),
            ),
            pair("核定容纳人数后填写。", "Establish its capacity and write it down."),
        ),
        Gap::SiteWithoutResponsible { name, .. } => (
            (
                format!("“{}”没有责任单位", name.zh.as_str()),
                format!("Nobody answers for “{}”", name.english()),
            ),
            pair("指定责任单位。", "Name the organisation that answers for it."),
        ),
    }
}
