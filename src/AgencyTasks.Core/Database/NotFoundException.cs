namespace AgencyTasks.Core.Database;

/// <summary>Not there, or not for this person: both look alike from outside.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} is not there, or not for this person.");
