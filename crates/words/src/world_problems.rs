//! What is wrong with the files of a world, and with a list of regions.

use crate::words;

words! {
    /// What is wrong with the files of a world.
    WorldWords {
        Unreadable { problems: String } => "世界的文件读不懂：\n  {problems}",
            "The world cannot be read:\n  {problems}";
        NoFile => "没有这个文件。", "The file is missing.";
        FolderName { name: String } =>
            "世界的文件夹不能叫“{name}”：有剧本的世界，文件夹名只能是 1 至 40 个小写英文字母、数字和连字符（-），\
             例如 flood-2026。请改了名再来。",
            "The folder of a world cannot be called “{name}”: where there is a script, its name \
             has 1 to 40 lower-case letters, digits and hyphens, such as flood-2026. Rename it \
             and try again.";
        NoRow => "标题行下面没有一行数据。", "There is no row of data below the headings.";
        NoHead => "预案没有开头的编码、名称和印发单位。",
            "The plan has no head: its key, its title and its issuer.";
        NobodyThere { post: String } =>
            "没有编码为“{post}”的岗位，或没有人任职：请改 world.yaml 的 sign_in。",
            "There is no post “{post}”, or nobody holds it: mend sign_in in world.yaml.";
        NobodyApproves { unit: String } => "单位“{unit}”没有有权批准预案的人。",
            "Nobody approves plans for the unit “{unit}”.";
    }
}

words! {
    /// What is wrong with a list of regions.
    RegionWords {
        AtRow { row: u64, said: String } => "第 {row} 行：{said}", "row {row}: {said}";
        Unreadable => "不是 UTF-8 文本，或不是 CSV 表格。", "This is no UTF-8, or no CSV.";
        Empty => "一行也没有。", "There is no row.";
        TooManyRows { rows_max: usize } => "超过 {rows_max} 行。",
            "There are more than {rows_max} rows.";
        NoHeading { heading: String } => "缺少标题“{heading}”。",
            "The heading “{heading}” is missing.";
        Code { code: String } => "“{code}”不是区划代码：应为 2、4、6、9 或 12 位数字。",
            "“{code}” is no region’s code: it has 2, 4, 6, 9 or 12 digits.";
        Name => "名称为空，或超过 80 个字。", "The name is empty, or longer than 80 characters.";
        Point => "经纬度不对。", "Longitude and latitude are no point.";
        Population => "人口不是整数。", "The population is no whole number.";
        Twice { code: String } => "代码 {code} 出现两次，内容不同。",
            "The code {code} stands there twice, with other content.";
        ParentMissing { code: String } => "{code} 的上级区划不在名录里。",
            "The region above {code} is not in the list.";
        NothingAbove { code: String } => "名录从县以下开始：{code} 没有上级区划。",
            "The list begins below the county: nothing stands above {code}.";
    }
}
