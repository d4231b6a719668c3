using AgencyTasks.Core.Display;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The looks of our workbooks, by their places in the style sheet.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;
    public const uint Group = 1;
    public const uint Head = 2;

    /// <summary>A cell that may be typed in while the sheet is locked.</summary>
    public const uint Open = 3;
    public const uint Date = 4;

    /// <summary>The colour behind a faulty cell.</summary>
    public const string FaultColour = "FFFFD7D2";

    private const uint DateFormat = 164;
    private static readonly LocalDate DayZero = new(1899, 12, 30);

    /// <summary>The number by which Excel knows a day dd/MM/yyyy; null: no day.</summary>
    public static int? SerialOf(string text) =>
        TypedDate.Parse(text).Date is { } day ? Period.DaysBetween(DayZero, day) : null;

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(FontOf(null, isBold: false), FontOf("FFFFFFFF", isBold: true), FontOf(null, isBold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FF1D3D73"),
            Solid("FFE8ECF3")),
        new Borders(new Border(), BorderOf()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(font: 1, fill: 2, isLocked: true),
            Format(font: 2, fill: 3, isLocked: true),
            Format(font: 0, fill: 0, isLocked: false),
            Format(font: 0, fill: 0, isLocked: false, number: DateFormat)));

    public static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour })
    {
        PatternType = PatternValues.Solid,
    });

    private static Font FontOf(string? colour, bool isBold)
    {
        var font = new Font();
        font.Append(isBold ? [new Bold()] : []);
        font.Append(new FontSize { Val = 11 });
        font.Append(colour is null ? [] : [new Color { Rgb = colour }]);
        font.Append(new FontName { Val = "Times New Roman" });
        return font;
    }

    private static Border BorderOf()
    {
        var colour = "FFC9CED6";
        return new Border(
            new LeftBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin },
            new RightBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin },
            new TopBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin },
            new BottomBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin },
            new DiagonalBorder());
    }

    private static CellFormat Format(uint font, uint fill, bool isLocked, uint number = 0) => new(
        new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true },
        new Protection { Locked = isLocked })
    {
        FontId = font,
        FillId = fill,
        BorderId = 1,
        NumberFormatId = number,
        ApplyNumberFormat = number > 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        ApplyProtection = true,
    };
}
