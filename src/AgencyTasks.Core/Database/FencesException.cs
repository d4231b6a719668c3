namespace AgencyTasks.Core.Database;

/// <summary>Web or worker must not run like this; the message says why and what to do, in Vietnamese, then in
/// English.</summary>
public sealed class FencesException : Exception
{
    private FencesException(string vietnamese, string english)
        : base($"{vietnamese}{Environment.NewLine}{english}")
    {
    }

    internal static FencesException Unbound(string role, bool isSuperuser, bool bypasses)
    {
        var (vi, en) = isSuperuser ? ("là superuser", "is a superuser")
            : bypasses ? ("có quyền BYPASSRLS", "has BYPASSRLS")
            : ("là chủ các bảng", "owns the tables");
        return new(
            $"Vai trò “{role}” trong AgencyTasks:ConnectionString {vi}, nên cơ sở dữ liệu không ngăn được việc xem dữ liệu "
            + "của cơ quan khác. Hãy tạo một vai trò thường (CREATE ROLE agencytasks_app LOGIN PASSWORD '…'), đặt vai trò đó "
            + "vào AgencyTasks:ConnectionString, đặt chủ các bảng vào AgencyTasks:OwnerConnectionString, chạy “agencytasks "
            + "migrate” rồi khởi động lại. Chỉ khi chấp nhận bỏ lớp ngăn này mới đặt AgencyTasks:Fences=false.",
            $"The role \"{role}\" of AgencyTasks:ConnectionString {en}: row-level security would not bind it. Make a plain "
            + "role, name it in AgencyTasks:ConnectionString and the tables' owner in AgencyTasks:OwnerConnectionString, run "
            + "\"agencytasks migrate\" and start again; or set AgencyTasks:Fences=false to go without this fence.");
    }

    internal static FencesException NotRaised() => new(
        "Các bảng chưa được ngăn theo cơ quan. Hãy chạy “agencytasks migrate” bằng AgencyTasks:OwnerConnectionString rồi "
        + "khởi động lại.",
        "Row-level security is not on. Run \"agencytasks migrate\" with AgencyTasks:OwnerConnectionString and start again.");
}
