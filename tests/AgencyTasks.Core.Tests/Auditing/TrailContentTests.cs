using System.Text.RegularExpressions;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgencyTasks.Core.Tests.Auditing;

public sealed class TrailContentTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    /// <summary>Columns that say nothing about what was reported: the hash that is compared itself.</summary>
    private static readonly string[] LeftOut = ["agency_task.birth_hash", "evidence_item.search_text"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Tables => new()
    {
        { "task", "agency_task" }, { "task", "extension" }, { "task", "submission" }, { "task", "evidence_item" },
        { "task", "figure_value" }, { "task", "task_message" }, { "matrix", "assignment_matrix" }, { "matrix", "duty" }, { "plan", "plan" },
        { "plan", "plan_sentence" }, { "body_class", "body_class" },
        { "agency", "agency" }, { "district", "district" }, { "commune", "commune" },
        { "conversion", "conversion_commune" }, { "person", "person" }, { "person", "post" },
        { "calendar", "special_day" }, { "period", "period_closing" },
        { "file", "reported_file" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Statement_OfAKind_NamesEveryColumnOfItsTables(string kind, string table)
    {
        var columns = await core.ReadAsync(db => db.Database
            .SqlQuery<string>($"SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_name = {table} AND table_schema = 'public'")
            .ToListAsync(Token));
        var statement = SubjectKind.Find(kind)!.Statement;
        var fields = statement[statement.IndexOf($"'{table}'", StringComparison.Ordinal)..];
        fields = fields[..Regex.Match(fields, $@"FROM {table}\s", RegexOptions.NonBacktracking).Index];

        columns.ShouldNotBeEmpty();
        columns.Where(column => !LeftOut.Contains($"{table}.{column}") && !Names(fields, column)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Task_AsItIsBorn_HasTheHashThatItsRowsGive()
    {
        var agency = await core.Data.AgencyAsync();
        var commune = await core.Data.CommuneAsync();
        var task = await core.Data.TaskAsync(duty => duty.LedBy(agency).In(commune).DueBefore(2019, 11, 15));

        var subject = await ReadAsync(SubjectKind.Task, task.Id);

        subject.BirthHash.ShouldBe(subject.Hash());
        var birth = await core.ReadAsync(db => db.AuditEntries
            .SingleAsync(entry => entry.SubjectKind == "publication" && entry.SubjectId == subject.BornIn, Token));
        birth.Event.ShouldBe("TasksBorn");
        birth.ContentHash.ShouldBe((await ReadAsync(SubjectKind.Publication, birth.SubjectId)).Hash());
    }

    [Fact]
    public async Task Entry_OfAChangedTask_HasTheHashOfItsRowsNow()
    {
        var agency = await core.Data.AgencyAsync();
        var focalPoint = await core.Data.FocalPointAsync(agency);
        var task = await core.Data.TaskAsync(duty => duty.LedBy(agency).DueOn(2019, 11, 30));
        await core.DraftAsync(task, focalPoint, "Đã làm.", TaskLife.File("bao-cao.pdf", TestFiles.Pdf()));
        var draft = await LastAsync(task);

        await core.SubmitAsync(task, focalPoint);

        var last = await LastAsync(task);
        last.Event.ShouldBe("Submitted");
        last.ContentHash.ShouldNotBe(draft.ContentHash);
        last.ContentHash.ShouldBe((await ReadAsync(SubjectKind.Task, task.Id)).Hash());
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET reason = 'x'")]
    [InlineData("DELETE FROM audit_entry WHERE seq = 1")]
    [InlineData("TRUNCATE audit_entry")]
    public async Task Entries_AreOnlyAddedAndRead_EvenByTheirOwner(string statement)
    {
        var refused = await Should.ThrowAsync<PostgresException>(
            core.ReadAsync(db => db.Database.ExecuteSqlRawAsync(statement, Token)));

        refused.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    private static bool Names(string fields, string column) =>
        fields.Contains($".{column}:", StringComparison.Ordinal) || fields.Contains($".{column},", StringComparison.Ordinal)
        || fields.Contains($".{column})", StringComparison.Ordinal) || fields.Contains($".{column}]", StringComparison.Ordinal);

    private Task<AuditEntry> LastAsync(AgencyTask task) => core.ReadAsync(db => db.AuditEntries
        .Where(entry => entry.SubjectId == task.Id).OrderByDescending(entry => entry.Seq).FirstAsync(Token));

    private async Task<Subject> ReadAsync(SubjectKind kind, Guid id)
    {
        await using var source = DatabaseSetup.BuildDataSource(core.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Token);
        return await SubjectRows.ReadAsync(connection, kind, [id], Token).SingleAsync(Token);
    }
}
