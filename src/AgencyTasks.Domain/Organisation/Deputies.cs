using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>The numbers of posts (product rules), in one place.</summary>
public sealed record PostSettings
{
    public static readonly PostSettings Default = new();

    /// <summary>A deputy stands in for a leave, not for ever: at most so many days, both counted.</summary>
    public int LongestDeputyDays { get; init; } = 60;
}

/// <summary>Who may stand in for somebody on leave, and for how long (product rules).</summary>
public static class Deputies
{
    /// <summary>Makes the deputy a holder of the same role for the same body, in these days only.</summary>
    /// <example>A focal point on leave from 11/11/2019 to 22/11/2019 names a colleague: from 23/11/2019 on the colleague
    /// holds nothing.</example>
    /// <exception cref="RuleRefusedException">Named by a deputy, for oneself, outside the post's own days, too long, or for
    /// verifying the own body's work.</exception>
    public static Post Name(Post held, Person deputy, DeputyDays days, string decision, PostSettings settings)
    {
        if (held.IsDeputy)
        {
            throw new RuleRefusedException(Rules.DeputyNamesNoDeputy);
        }

        if (held.PersonId == deputy.Id)
        {
            throw new RuleRefusedException(Rules.DeputyIsSomebodyElse);
        }

        if (days.To < days.From)
        {
            throw new RuleRefusedException(Rules.PostEndsAfterItBegins, days.From);
        }

        if (Period.DaysBetween(days.From, days.To) + 1 > settings.LongestDeputyDays)
        {
            throw new RuleRefusedException(
                Rules.DeputyStandsInForALimitedTime, settings.LongestDeputyDays,
                days.From.PlusDays(settings.LongestDeputyDays - 1));
        }

        if (!held.IsHeldOn(days.From) || !held.IsHeldOn(days.To))
        {
            throw new RuleRefusedException(Rules.DeputyStandsInWhileThePostIsHeld);
        }

        var post = new Post
        {
            Role = held.Role,
            AgencyId = held.AgencyId,
            From = days.From,
            To = days.To,
            Decision = decision,
            OnBehalfOf = held.Id,
        };
        if (deputy.Posts.Any(other => other.Overlaps(post) && Verify(held, other)))
        {
            throw new RuleRefusedException(Rules.DeputyVerifiesNotTheirOwn, deputy.FullName);
        }

        deputy.Give(post);
        return post;
    }

    /// <summary>One of the two hands in what the other verifies.</summary>
    private static bool Verify(Post one, Post other) =>
        (one.Role == Role.Coordinator && other.IsFocalPoint) || (one.IsFocalPoint && other.Role == Role.Coordinator);
}

/// <summary>The days of a leave, both inclusive.</summary>
public sealed record DeputyDays(LocalDate From, LocalDate To);
