using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>In which words a form has pointed out what looks like personal data or a secret: the same sent once more are meant,
/// others are others. A page binds it as <c>Warned</c> and gives it back in a hidden box.</summary>
public sealed class WarnedWords
{
    /// <summary>Of the words, which may be long.</summary>
    public string? Sum { get; set; }

    public bool AreOf(string? words) => Sum == SumOf(words);

    public void Keep(string? words, ModelStateDictionary state)
    {
        Sum = SumOf(words);
        state.Remove($"Warned.{nameof(Sum)}");
    }

    private static string SumOf(string? words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words ?? "")));
}
