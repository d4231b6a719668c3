namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The look of a mail, in the colours of the pages. <see cref="Inlined"/> goes into the elements;
/// <see cref="Kept"/> stays for the programs that know dark and narrow.</summary>
internal static class MailStyles
{
    public const string Inlined = """
        body { margin: 0; padding: 0; background: #f6f4f1; color: #1f1c19; }
        table { border-collapse: collapse; border-spacing: 0; }
        td { padding: 0; font-family: "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1f1c19; text-align: left; }
        a { color: #0b3a75; }
        p { margin: 0 0 12px 0; }
        .out { width: 100%; background: #f6f4f1; }
        .out-cell { padding: 24px 8px; text-align: center; }
        .page { width: 100%; max-width: 600px; margin: 0 auto; background: #ffffff; border: 1px solid #dfdad3; }
        .top { padding: 14px 0 14px 32px; background: #0b3a75; color: #ffffff; font-size: 15px; font-weight: 600; }
        .top-date { padding: 14px 32px 14px 12px; background: #0b3a75; color: #dbe6f4; font-size: 14px; text-align: right; }
        .body { padding: 28px 32px 8px 32px; }
        .headline { margin: 0 0 20px 0; font-size: 22px; line-height: 1.4; font-weight: 700; color: #1f1c19; }
        .headline-red { color: #9b1117; }
        .headline-amber { color: #714200; }
        .section { margin: 24px 0 4px 0; font-size: 17px; line-height: 1.4; font-weight: 700; color: #1f1c19; }
        .list { width: 100%; }
        .item { padding: 13px 0 13px 0; border-top: 1px solid #dfdad3; }
        .mark { width: 4px; border-top: 1px solid #dfdad3; }
        .mark-red { background: #9b1117; }
        .mark-amber { background: #d98a00; }
        .mark-grey { background: #dfdad3; }
        .gap { width: 14px; border-top: 1px solid #dfdad3; }
        .when { font-size: 14px; line-height: 1.5; color: #514c45; }
        .left { font-size: 15px; font-weight: 700; }
        .red { color: #9b1117; }
        .amber { color: #714200; }
        .grey { color: #514c45; }
        .title { padding: 2px 0; font-size: 16px; font-weight: 600; line-height: 1.45; }
        .reason { padding: 2px 0 0 0; font-size: 14px; line-height: 1.5; color: #1f1c19; }
        .meta { font-size: 14px; line-height: 1.5; color: #514c45; }
        .more { padding: 12px 0; border-top: 1px solid #dfdad3; font-size: 15px; }
        .go { padding: 16px 0 20px 0; }
        .button { display: inline-block; padding: 12px 24px; background: #0b3a75; color: #ffffff; font-size: 16px; font-weight: 600; text-decoration: none; border-radius: 4px; }
        .figures { width: 100%; margin: 8px 0 4px 0; table-layout: fixed; }
        .figure { padding: 12px 8px 12px 0; border-top: 2px solid #dfdad3; border-bottom: 1px solid #dfdad3; vertical-align: top; }
        .number { font-size: 30px; line-height: 1.2; font-weight: 700; }
        .label { font-size: 14px; line-height: 1.4; color: #514c45; }
        .rows { width: 100%; margin: 0 0 8px 0; }
        .row-name { width: 46%; padding: 9px 12px 9px 0; border-bottom: 1px solid #edeae5; font-size: 15px; color: #514c45; vertical-align: top; }
        .row-value { padding: 9px 0; border-bottom: 1px solid #edeae5; font-size: 15px; font-weight: 600; text-align: right; vertical-align: top; }
        .months { padding: 9px 12px 2px 0; font-size: 15px; color: #514c45; vertical-align: top; }
        .months-value { padding: 9px 0 2px 0; text-align: right; vertical-align: top; }
        .spark { font-size: 20px; line-height: 1.2; letter-spacing: 2px; color: #0b3a75; white-space: nowrap; }
        .hint { margin: 0 0 10px 0; font-size: 14px; color: #514c45; }
        .small { font-size: 13px; line-height: 1.5; font-weight: 400; color: #514c45; }
        .foot { padding: 16px 32px 24px 32px; background: #f6f4f1; border-top: 1px solid #dfdad3; font-size: 13px; line-height: 1.6; color: #514c45; }
        .foot-line { margin: 0 0 6px 0; font-size: 13px; line-height: 1.6; color: #514c45; }
        .preview { display: none; max-height: 0; overflow: hidden; opacity: 0; font-size: 1px; line-height: 1px; color: #f6f4f1; }
        """;

    public const string Kept = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 480px) {
          .out-cell { padding: 0 !important; }
          .page { border-left: 0 !important; border-right: 0 !important; }
          .top, .body, .foot { padding-left: 18px !important; }
          .top-date, .body, .foot { padding-right: 18px !important; }
          .headline { font-size: 20px !important; }
          .button { display: block !important; text-align: center !important; }
          .number { font-size: 26px !important; }
        }
        @media (prefers-color-scheme: dark) {
          body, .out, .foot { background: #161411 !important; }
          .page { background: #1f1c19 !important; border-color: #3b3732 !important; }
          td, p, .headline, .section, .number, .reason { color: #efece7 !important; }
          .when, .meta, .label, .row-name, .months, .small, .hint, .grey, .foot-line { color: #c1bab0 !important; }
          .item, .mark, .gap, .more, .figure, .row-name, .row-value, .foot { border-color: #3b3732 !important; }
          .top, .top-date { background: #0d223f !important; color: #f3f6fb !important; }
          a { color: #a9cbff !important; }
          .button { background: #a9cbff !important; color: #0a1d38 !important; }
          .spark { color: #a9cbff !important; }
          .red, .headline-red { color: #ffb4ae !important; }
          .amber, .headline-amber { color: #f4c76d !important; }
        }
        """;
}
