namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Refusals with the two sentences that a person needs.</summary>
internal static class Errors
{
    public static EmbeddedPostgresException NotOurs(string path, Exception inner) => new(
        $"Người dùng đang chạy chương trình không có quyền với {path}. Hãy chạy bằng người dùng đã tạo thư mục dữ "
        + "liệu, hoặc chọn thư mục dữ liệu khác.",
        $"The user who runs this program may not use {path}. Run as the user who made the data folder, or choose "
        + "another data folder.",
        inner);

    public static EmbeddedPostgresException NotReachable(string blocked, string wanted, string user) => new(
        $"PostgreSQL không chạy bằng root nên chạy bằng người dùng {user}, nhưng người dùng này không vào được thư mục "
        + $"{blocked} trên đường tới {wanted}. Hãy chọn thư mục dữ liệu khác, hoặc cho phép đi qua: chmod o+x {blocked}",
        $"PostgreSQL refuses to run as root and so runs as {user}, who may not enter {blocked} on the way to {wanted}. "
        + $"Choose another data folder, or let everyone pass: chmod o+x {blocked}");

    public static EmbeddedPostgresException OtherMajor(string cluster, string theirs, PostgresBinaries ours) => new(
        $"Dữ liệu trong {cluster} là của PostgreSQL {theirs}, còn chương trình tìm được là PostgreSQL {ours.Version} "
        + $"({ours.BinFolder}). Không có gì bị thay đổi. Hãy đặt AgencyTasks:PostgresFolder tới PostgreSQL {theirs}, "
        + "hoặc sao lưu bằng bản cũ rồi phục hồi vào một thư mục dữ liệu mới.",
        $"The data in {cluster} belong to PostgreSQL {theirs}, but the programs found are PostgreSQL {ours.Version} "
        + $"({ours.BinFolder}). Nothing was changed. Point AgencyTasks:PostgresFolder to PostgreSQL {theirs}, or back "
        + "up with the old version and restore into a new data folder.");

    public static EmbeddedPostgresException OtherIcu(string cluster, ClusterMaker maker, PostgresBinaries ours) => new(
        $"Dữ liệu trong {cluster} được tạo với ICU {maker.Icu} (PostgreSQL {maker.Version}), còn PostgreSQL ở "
        + $"{ours.BinFolder} dùng ICU {ours.Icu}: thứ tự chữ cái khác nhau sẽ làm hỏng chỉ mục. Không có gì bị thay đổi. "
        + "Hãy dùng đúng bộ chương trình đã tạo dữ liệu (AgencyTasks:PostgresFolder).",
        $"The data in {cluster} were made with ICU {maker.Icu} (PostgreSQL {maker.Version}), but the PostgreSQL in "
        + $"{ours.BinFolder} uses ICU {ours.Icu}: another letter order would damage the indexes. Nothing was changed. "
        + "Use the programs that made the data (AgencyTasks:PostgresFolder).");

    public static EmbeddedPostgresException NotMadeHere(string cluster) => new(
        $"Thư mục {cluster} có dữ liệu không do chương trình này tạo. Không có gì bị thay đổi. Hãy chọn thư mục dữ "
        + "liệu khác.",
        $"The folder {cluster} holds data that this program did not make. Nothing was changed. Choose another data "
        + "folder.");

    public static EmbeddedPostgresException NoPassword(string file) => new(
        $"Thiếu hoặc sai tệp mật khẩu {file} của cơ sở dữ liệu. Hãy lấy lại tệp này từ bản sao lưu.",
        $"The database's password file {file} is missing or wrong. Bring it back from a backup.");

    public static EmbeddedPostgresException HeldElsewhere(string dataFolder) => new(
        $"Một tiến trình khác đang giữ cơ sở dữ liệu trong {dataFolder} nhưng từ đây không kết nối được (có thể nó chạy "
        + "trong một container hay máy khác). Mỗi thư mục dữ liệu chỉ dùng cho một máy: hãy dừng tiến trình kia.",
        $"Another process holds the database in {dataFolder} but it cannot be reached from here (it may run in another "
        + "container or machine). A data folder serves one machine: stop the other process.");

    public static EmbeddedPostgresException Failed(string step, string said, string log) => new(
        $"PostgreSQL không thực hiện được bước {step}. Nó báo: {said} (nhật ký: {log})",
        $"PostgreSQL failed at {step}. It said: {said} (log: {log})");
}
