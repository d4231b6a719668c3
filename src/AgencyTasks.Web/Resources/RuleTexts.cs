namespace AgencyTasks.Web.Resources;

/// <summary>Names RuleTexts.vi.resx and RuleTexts.en.resx: why a rule refuses and what to do, by the rule's name; {0}… are
/// the refusal's values.</summary>
public sealed class RuleTexts;
