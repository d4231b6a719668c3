namespace AgencyTasks.Domain;

/// <summary>A named rule: the words a person reads hang on <see cref="Name"/> in the vi and en resources.</summary>
/// <param name="Name">Key of the message, e.g. <c>SelectionWithinCap</c>.</param>
/// <param name="Citation">Where the plan says so, e.g. <c>III.1</c>; empty for a product rule.</param>
public sealed record Rule(string Name, string Citation = "");

/// <summary>A rule refuses what was asked; nothing has changed.</summary>
public sealed class RuleRefusedException(Rule rule, params object[] values)
    : Exception($"Refused by rule {rule.Name} ({string.Join(", ", values)})")
{
    public Rule Rule { get; } = rule;

    /// <summary>The figures of the refusal, in the order of the message's placeholders.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>Every rule that can refuse something, in one place.</summary>
public static class Rules
{
    public static readonly Rule SelectionWithinCap = new(nameof(SelectionWithinCap), "III.1");
    public static readonly Rule ConversionIsSelectedOnce = new(nameof(ConversionIsSelectedOnce), "III.1");
    public static readonly Rule SelectionFollowsTheDrop = new(nameof(SelectionFollowsTheDrop), "III.1");
    public static readonly Rule SelectionIsWithinThePlan = new(nameof(SelectionIsWithinThePlan), "I.2");
    public static readonly Rule CommuneStandsInTheYear = new(nameof(CommuneStandsInTheYear));
    public static readonly Rule ConversionIsUnderWay = new(nameof(ConversionIsUnderWay), "III.1");
    public static readonly Rule ConversionEndsAfterItsDecision = new(nameof(ConversionEndsAfterItsDecision), "III.1");

    public static readonly Rule DutyNeedsLead = new(nameof(DutyNeedsLead), "V");
    public static readonly Rule AnnualDateComesOnceAYear = new(nameof(AnnualDateComesOnceAYear), "VII.2");
    public static readonly Rule DutyAlreadyInMatrix = new(nameof(DutyAlreadyInMatrix), "V");
    public static readonly Rule BodyIsKnown = new(nameof(BodyIsKnown));
    public static readonly Rule PlanNeedsTitle = new(nameof(PlanNeedsTitle));
    public static readonly Rule PlanNeedsYears = new(nameof(PlanNeedsYears));
    public static readonly Rule PlanCodeIsFree = new(nameof(PlanCodeIsFree));
    public static readonly Rule PlanGivesDuties = new(nameof(PlanGivesDuties));
    public static readonly Rule SentenceAlreadyInPlan = new(nameof(SentenceAlreadyInPlan));
    public static readonly Rule SentenceWithDutiesHasNoReason = new(nameof(SentenceWithDutiesHasNoReason));
    public static readonly Rule DutyStandsAsSeen = new(nameof(DutyStandsAsSeen));
    public static readonly Rule ChangeOfPublishedDutyNeedsReason = new(nameof(ChangeOfPublishedDutyNeedsReason));
    public static readonly Rule PublishedMatrixIsFixed = new(nameof(PublishedMatrixIsFixed));
    public static readonly Rule MatrixIsPublished = new(nameof(MatrixIsPublished));
    public static readonly Rule PreviewStillHolds = new(nameof(PreviewStillHolds));

    public static readonly Rule TaskIsCancelled = new(nameof(TaskIsCancelled));
    public static readonly Rule TaskIsCancelledByThePolice = new(nameof(TaskIsCancelledByThePolice));
    public static readonly Rule TaskIsNotCancelled = new(nameof(TaskIsNotCancelled));
    public static readonly Rule TaskIsWaived = new(nameof(TaskIsWaived));
    public static readonly Rule TaskIsAccepted = new(nameof(TaskIsAccepted));
    public static readonly Rule TaskIsWaitingForVerification = new(nameof(TaskIsWaitingForVerification));
    public static readonly Rule TaskIsNotWaitingForVerification = new(nameof(TaskIsNotWaitingForVerification));
    public static readonly Rule TaskIsReturned = new(nameof(TaskIsReturned));
    public static readonly Rule TaskWasBegun = new(nameof(TaskWasBegun));
    public static readonly Rule EvidenceAskedForIsThere = new(nameof(EvidenceAskedForIsThere));
    public static readonly Rule FigureAskedForIsThere = new(nameof(FigureAskedForIsThere));
    public static readonly Rule FigureIsNotNegative = new(nameof(FigureIsNotNegative), "II");
    public static readonly Rule FigureIsWhole = new(nameof(FigureIsWhole));
    public static readonly Rule FigureIsWithinRange = new(nameof(FigureIsWithinRange));
    public static readonly Rule ContributionHasEvidence = new(nameof(ContributionHasEvidence));
    public static readonly Rule ContributionsWithinCount = new(nameof(ContributionsWithinCount));
    public static readonly Rule FormIsSentOnce = new(nameof(FormIsSentOnce));
    public static readonly Rule DraftIsNotOverwritten = new(nameof(DraftIsNotOverwritten));
    public static readonly Rule DraftStandsAsSeen = new(nameof(DraftStandsAsSeen));
    public static readonly Rule MessageHasWords = new(nameof(MessageHasWords));
    public static readonly Rule MessageWithinLength = new(nameof(MessageWithinLength));
    public static readonly Rule NoLastPeriod = new(nameof(NoLastPeriod));
    public static readonly Rule NothingToReportNeedsSentence = new(nameof(NothingToReportNeedsSentence));
    public static readonly Rule ReasonIsGiven = new(nameof(ReasonIsGiven));
    public static readonly Rule NobodyVerifiesTheirOwn = new(nameof(NobodyVerifiesTheirOwn));

    public static readonly Rule PeriodIsOver = new(nameof(PeriodIsOver));
    public static readonly Rule PeriodStandsAsSeen = new(nameof(PeriodStandsAsSeen));
    public static readonly Rule PeriodIsClosed = new(nameof(PeriodIsClosed));
    public static readonly Rule PeriodIsNotClosed = new(nameof(PeriodIsNotClosed));
    public static readonly Rule WarningIsAnswered = new(nameof(WarningIsAnswered));

    public static readonly Rule ExtensionIsLater = new(nameof(ExtensionIsLater));
    public static readonly Rule ExtensionWithinThreeYears = new(nameof(ExtensionWithinThreeYears));
    public static readonly Rule OneOpenExtension = new(nameof(OneOpenExtension));
    public static readonly Rule NoOpenExtension = new(nameof(NoOpenExtension));
    public static readonly Rule NobodyDecidesTheirOwnExtension = new(nameof(NobodyDecidesTheirOwnExtension));

    public static readonly Rule FileIsNotEmpty = new(nameof(FileIsNotEmpty));
    public static readonly Rule FileIsWithinSize = new(nameof(FileIsWithinSize));
    public static readonly Rule FileIsOfAllowedType = new(nameof(FileIsOfAllowedType));
    public static readonly Rule FileIsWhatItSays = new(nameof(FileIsWhatItSays));
    public static readonly Rule FileCarriesNoProgram = new(nameof(FileCarriesNoProgram));
    public static readonly Rule FileNameIsPlain = new(nameof(FileNameIsPlain));
    public static readonly Rule FileOpensWithoutPassword = new(nameof(FileOpensWithoutPassword));
    public static readonly Rule FileUnpacksWithinLimits = new(nameof(FileUnpacksWithinLimits));
    public static readonly Rule FileWasReceived = new(nameof(FileWasReceived));
    public static readonly Rule ReceivedFilesWithinCount = new(nameof(ReceivedFilesWithinCount));
    public static readonly Rule PictureIsWithinSize = new(nameof(PictureIsWithinSize));
    public static readonly Rule FileHasNoVirus = new(nameof(FileHasNoVirus));
    public static readonly Rule ScannerAnswers = new(nameof(ScannerAnswers));
    public static readonly Rule FileStoreAnswers = new(nameof(FileStoreAnswers));
    public static readonly Rule FilesWithinCount = new(nameof(FilesWithinCount));
    public static readonly Rule PlanFileIsOfAllowedType = new(nameof(PlanFileIsOfAllowedType));
    public static readonly Rule PlanFileHasText = new(nameof(PlanFileHasText));
    public static readonly Rule PlanFileIsUnicode = new(nameof(PlanFileIsUnicode));
    public static readonly Rule FileIsNotSecret = new(nameof(FileIsNotSecret));
    public static readonly Rule FileIsReported = new(nameof(FileIsReported));
    public static readonly Rule HiddenFileIsTakenOut = new(nameof(HiddenFileIsTakenOut));
    public static readonly Rule PurgeNeedsTwoOffices = new(nameof(PurgeNeedsTwoOffices));
    public static readonly Rule ReportIsOpen = new(nameof(ReportIsOpen));
    public static readonly Rule DocumentIsComplete = new(nameof(DocumentIsComplete));
    public static readonly Rule DocumentIsNotFromTheFuture = new(nameof(DocumentIsNotFromTheFuture));
    public static readonly Rule LinkIsWeb = new(nameof(LinkIsWeb));
    public static readonly Rule SuccessionNeedsLine = new(nameof(SuccessionNeedsLine));
    public static readonly Rule SuccessionUnitIsKnown = new(nameof(SuccessionUnitIsKnown));
    public static readonly Rule SuccessionUnitIsOpen = new(nameof(SuccessionUnitIsOpen));
    public static readonly Rule SuccessionUnitIsValidBefore = new(nameof(SuccessionUnitIsValidBefore));
    public static readonly Rule SuccessionNamesEachOnce = new(nameof(SuccessionNamesEachOnce));
    public static readonly Rule SuccessionHasNoCycle = new(nameof(SuccessionHasNoCycle));
    public static readonly Rule SuccessionSplitNeedsDefault = new(nameof(SuccessionSplitNeedsDefault));
    public static readonly Rule SuccessionChoiceIsAmongSuccessors = new(nameof(SuccessionChoiceIsAmongSuccessors));
    public static readonly Rule SuccessionAbolishNeedsAnswer = new(nameof(SuccessionAbolishNeedsAnswer));
    public static readonly Rule SuccessorNeedsName = new(nameof(SuccessorNeedsName));
    public static readonly Rule SuccessorCodeIsFree = new(nameof(SuccessorCodeIsFree));
    public static readonly Rule SteeringNeedsSuccessor = new(nameof(SteeringNeedsSuccessor));
    public static readonly Rule SuccessionPreviewStillHolds = new(nameof(SuccessionPreviewStillHolds));

    public static readonly Rule TextIsPlain = new(nameof(TextIsPlain));

    public static readonly Rule PostEndsAfterItBegins = new(nameof(PostEndsAfterItBegins));
    public static readonly Rule PostIsHeldOnce = new(nameof(PostIsHeldOnce));
    public static readonly Rule AdministratorEditsNoTask = new(nameof(AdministratorEditsNoTask));
    public static readonly Rule PostHasEnded = new(nameof(PostHasEnded));
    public static readonly Rule PostEndsAfterWorkDone = new(nameof(PostEndsAfterWorkDone));
    public static readonly Rule OneAdministratorStays = new(nameof(OneAdministratorStays));
    public static readonly Rule NobodyChangesTheirOwnRole = new(nameof(NobodyChangesTheirOwnRole));
    public static readonly Rule RoleFitsTheBody = new(nameof(RoleFitsTheBody));
    public static readonly Rule PlanFileHasParagraphs = new(nameof(PlanFileHasParagraphs));
    public static readonly Rule PlanYearsAreInOrder = new(nameof(PlanYearsAreInOrder));
    public static readonly Rule AgencyIsNamed = new(nameof(AgencyIsNamed));
    public static readonly Rule AgencyIsNew = new(nameof(AgencyIsNew));
    public static readonly Rule PersonIsNamed = new(nameof(PersonIsNamed));
    public static readonly Rule MailAddressIsValid = new(nameof(MailAddressIsValid));
    public static readonly Rule MailAddressIsFree = new(nameof(MailAddressIsFree));
    public static readonly Rule MailAddressIsAPersons = new(nameof(MailAddressIsAPersons));
    public static readonly Rule DecisionIsComplete = new(nameof(DecisionIsComplete));
    public static readonly Rule SavedFilterIsNamed = new(nameof(SavedFilterIsNamed));
    public static readonly Rule SavedFiltersAreFew = new(nameof(SavedFiltersAreFew));
    public static readonly Rule DeputyNamesNoDeputy = new(nameof(DeputyNamesNoDeputy));
    public static readonly Rule DeputyIsSomebodyElse = new(nameof(DeputyIsSomebodyElse));
    public static readonly Rule DeputyStandsInForALimitedTime = new(nameof(DeputyStandsInForALimitedTime));
    public static readonly Rule DeputyStandsInWhileThePostIsHeld = new(nameof(DeputyStandsInWhileThePostIsHeld));
    public static readonly Rule DeputyVerifiesNotTheirOwn = new(nameof(DeputyVerifiesNotTheirOwn));
    public static readonly Rule SuccessorIsSomebodyElse = new(nameof(SuccessorIsSomebodyElse));
    public static readonly Rule BeginsTodayOrLater = new(nameof(BeginsTodayOrLater));
    public static readonly Rule DeputyHandsNothingOver = new(nameof(DeputyHandsNothingOver));
    public static readonly Rule PersonHoldsAPost = new(nameof(PersonHoldsAPost));
    public static readonly Rule AccountIsNotOpenYet = new(nameof(AccountIsNotOpenYet));
    public static readonly Rule AccountIsOpen = new(nameof(AccountIsOpen));
    public static readonly Rule AccountIsEnabled = new(nameof(AccountIsEnabled));
    public static readonly Rule NobodyActsOnTheirOwnAccount = new(nameof(NobodyActsOnTheirOwnAccount));
}
