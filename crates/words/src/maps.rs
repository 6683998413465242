//! Words of maps.

use crate::words;

words! {
    /// Words of maps.
    Maps {
        AsOf { at: String } => "截至 {at}", "As of {at}";
        Schematic => "示意图：乡镇驻地位置，不是边界",
            "Schematic: where the townships have their seats, not their boundaries";
        Bounded => "乡镇驻地位置，界线为已采用的行政区域界线",
            "Seats of the townships, within the boundaries that were adopted";
        Drawn => "乡镇驻地、已采用的行政区域界线和底图（山、水、路）",
            "Seats of the townships on the boundaries, hills, waters and roads that were adopted";
        Described { as_of: String, basis: String } => "{as_of}。{basis}。各地的数字列在图后。",
            "{as_of}. {basis}. The numbers of each place follow the map.";
        Nothing => "还没有可画的位置。导入带坐标的行政区划后，这里会画出各乡镇。",
            "There is nothing to draw yet. Adopt regions with coordinates to see them here.";
        NotDrawn { count: usize } => "另有 {count} 处没有画在图上。", "{count} more are not drawn.";
        North => "北", "N";
        Kilometres { count: u32 } => "{count} 公里", "{count} km";
        Metres { count: u32 } => "{count} 米", "{count} m";
        Legend => "图例", "Legend";
        Places => "各乡镇", "Townships";
        OtherPlaces => "其他乡镇", "Other townships";
        Overdue => "超期", "Overdue";
        Blocked => "受阻", "Blocked";
        Open => "未完", "Open";
        NothingOpen => "无未完任务", "Nothing open";
        InArea => "预案正在此地执行", "The plan acts here";
        Shelter => "避难场所", "Shelter";
        KeySite => "重点部位", "Key site";
        OverdueHere { count: u32 } => "超期 {count}", "{count} overdue";
        BlockedHere { count: u32 } => "受阻 {count}", "{count} blocked";
        OpenHere { count: u32 } => "未完 {count}", "{count} open";
        OverdueTasks { count: u32 } => "{count} 项超期", "{count} overdue";
        BlockedTasks { count: u32 } => "{count} 项受阻", "{count} blocked";
        OpenTasks { count: u32 } => "{count} 项未完", "{count} open";
    }
}
