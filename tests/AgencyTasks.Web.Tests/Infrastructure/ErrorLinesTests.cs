using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed class ErrorLinesTests
{
    [Fact]
    public void Errors_ComeInTheOrderOfTheForm()
    {
        var view = View();
        view.ModelState.AddModelError("Input.Amount", "c");
        view.ModelState.AddModelError("Input.SignedOn", "b");
        view.ModelState.AddModelError("Input.Number", "a");

        ErrorLines.From(view).Select(line => line.Text).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Error_NamesTheIdOfItsBox()
    {
        var view = View();
        view.ModelState.AddModelError("Input.Number", "a");

        ErrorLines.From(view).Single().FieldId.ShouldBe("Input_Number");
    }

    [Fact]
    public void ErrorOfTheWholeForm_HasNoBoxAndStandsLast()
    {
        var view = View();
        view.ModelState.AddModelError("", "whole");
        view.ModelState.AddModelError("Input.Amount", "c");

        ErrorLines.From(view).Select(line => line.Key).ShouldBe(["Input.Amount", ""]);
    }

    [Fact]
    public void SameSentenceTwice_IsSaidOnce()
    {
        var view = View();
        view.ModelState.AddModelError("Input.Number", "a");
        view.ModelState.AddModelError("Input.Amount", "a");

        ErrorLines.From(view).Count.ShouldBe(1);
    }

    private static ViewDataDictionary<Page> View() => new(new EmptyModelMetadataProvider(), new ModelStateDictionary());

    private sealed class Page
    {
        public Form Input { get; } = new();
    }

    private sealed class Form
    {
        public string? Number { get; set; }

        public string? SignedOn { get; set; }

        public int Amount { get; set; }
    }
}
