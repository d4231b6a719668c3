using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

public sealed class TaskMessageTests
{
    [Theory]
    [InlineData("Open")]
    [InlineData("Begun")]
    [InlineData("Submitted")]
    [InlineData("Returned")]
    public void Write_WhileTheTaskHasNotEnded_KeepsWordsAndWriter(string situation)
    {
        var message = Write(situation, "Xin hỏi mẫu báo cáo.");

        (message.Words, message.WrittenBy, message.IsFromPolice).ShouldBe(("Xin hỏi mẫu báo cáo.", OneTask.Police, true));
    }

    [Theory]
    [InlineData("Accepted", nameof(Rules.TaskIsAccepted))]
    [InlineData("Waived", nameof(Rules.TaskIsWaived))]
    [InlineData("Cancelled", nameof(Rules.TaskIsCancelled))]
    public void Write_OnAnEndedTask_IsRefused(string situation, string rule) =>
        Should.Throw<RuleRefusedException>(() => Write(situation, "Muộn rồi.")).Rule.Name.ShouldBe(rule);

    [Theory]
    [InlineData(0, nameof(Rules.MessageHasWords))]
    [InlineData(1001, nameof(Rules.MessageWithinLength))]
    public void Write_WithoutWordsOrWithTooMany_IsRefused(int length, string rule) =>
        Should.Throw<RuleRefusedException>(() => Write("Open", new string('a', length))).Rule.Name.ShouldBe(rule);

    [Fact]
    public void Write_AThousandCharacters_IsTaken() =>
        Write("Open", new string('a', 1000)).Words.Length.ShouldBe(1000);

    private static TaskMessage Write(string situation, string words) => TaskMessage.Write(
        OneTask.In(situation).Task,
        new MessageStamp
        {
            By = OneTask.Police,
            AgencyId = Guid.CreateVersion7(),
            IsFromPolice = true,
            At = OneTask.Now,
            OperationId = Guid.CreateVersion7(),
        },
        words);
}
