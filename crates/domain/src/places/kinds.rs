//! The kinds of places, and the lists that are brought in whole.

use crate::kernel::kinds;

kinds! {
    /// What a site is.
    SiteKind {
        /// 避难场所
        Shelter = "shelter",
        /// 安置点
        ResettlementSite = "resettlement_site",
        /// 隔离点
        QuarantineSite = "quarantine_site",
        /// 学校
        School = "school",
        /// 医院
        Hospital = "hospital",
        /// 养老机构
        CareHome = "care_home",
        /// 水库
        Reservoir = "reservoir",
        /// 堤防
        Levee = "levee",
        /// 闸站、泵站
        Sluice = "sluice",
        /// 水文站、水位点
        Gauge = "gauge",
        /// 桥梁
        Bridge = "bridge",
        /// 渡口
        Ferry = "ferry",
        /// 车站、港口
        TransportHub = "transport_hub",
        /// 市场
        Market = "market",
        /// 储备库
        Warehouse = "warehouse",
        /// 派出所驻地
        Station = "station",
        /// 政府驻地
        Seat = "seat",
        /// 路面卡点
        RoadCheckpoint = "road_checkpoint",
        /// 供水、供电、通信设施
        Utility = "utility",
        /// 工矿企业
        Plant = "plant",
        /// 山洪、滑坡等危险区
        HazardArea = "hazard_area",
        /// 其他
        Other = "other",
    }

    /// A list that is brought in whole, versioned, and never rebuilt from the journal.
    Catalogue {
        /// 行政区划
        Regions = "regions",
        /// 行政区域界线
        Boundaries = "boundaries",
        /// 底图
        Layers = "layers",
    }

    /// What a map is drawn on 底图要素.
    LayerKind {
        /// 丘陵
        Upland = "upland",
        /// 山地
        Mountain = "mountain",
        /// 水面
        Water = "water",
        /// 支流、溪
        Stream = "stream",
        /// 干流
        River = "river",
        /// 公路
        Road = "road",
        /// 铁路
        Railway = "railway",
        /// 高速公路
        Expressway = "expressway",
        /// 省市县界
        Border = "border",
        /// 高速出口
        Exit = "exit",
        /// 温泉
        Spring = "spring",
        /// 山峰
        Peak = "peak",
    }

    /// Of which shape something on a map is.
    LayerShape {
        /// 面
        Area = "area",
        /// 线
        Line = "line",
        /// 点
        Point = "point",
    }
}

impl SiteKind {
    /// Whether people are taken in there, so that its capacity must be known.
    #[must_use]
    pub const fn takes_people_in(self) -> bool {
        matches!(self, Self::Shelter | Self::ResettlementSite | Self::QuarantineSite)
    }
}

impl LayerKind {
    /// Of which shape it is.
    #[must_use]
    pub const fn shape(self) -> LayerShape {
        match self {
            Self::Upland | Self::Mountain | Self::Water => LayerShape::Area,
            Self::Stream
            | Self::River
            | Self::Road
            | Self::Railway
            | Self::Expressway
            | Self::Border => LayerShape::Line,
            Self::Exit | Self::Spring | Self::Peak => LayerShape::Point,
        }
    }
}

#[test]
fn every_kind_is_found_by_its_identifier() {
    for kind in SiteKind::ALL {
        assert_eq!(SiteKind::named(kind.name()), Some(*kind));
    }
    assert!(SiteKind::Shelter.takes_people_in() && !SiteKind::Bridge.takes_people_in());
}
