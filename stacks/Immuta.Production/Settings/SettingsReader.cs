using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Pulumi;

namespace Immuta.Production.Settings;

/// <summary>Reads the settings of a stack. Later sources come first: appsettings.json, appsettings.STACK.json, user secrets
/// (<c>dotnet user-secrets</c>), environment variables such as <c>IMMUTA_STACK_Snowflake__PrivateKey</c>.</summary>
public static class SettingsReader
{
    /// <summary>What the names of environment variables begin with.</summary>
    public const string Prefix = "IMMUTA_STACK_";

    /// <summary>Reads and validates.</summary>
    /// <exception cref="RunException">Lists every mistake. Pulumi shows its message without a stack trace.</exception>
    public static TenantSettings Read(string stack)
    {
        // Beside the program and not in the current folder: that one depends on who runs the program.
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: false)
            .AddJsonFile($"appsettings.{stack}.json", optional: true)
            .AddUserSecrets(typeof(SettingsReader).Assembly, optional: true)
            .AddEnvironmentVariables(Prefix)
            .Build();

        // An unknown name is most likely a misspelt one, and would otherwise be passed over without a word.
        TenantSettings settings;
        try
        {
            settings = configuration.Get<TenantSettings>(options => options.ErrorOnUnknownConfiguration = true) ?? new TenantSettings();
        }
        catch (InvalidOperationException mistake)
        {
            throw new RunException($"The settings cannot be read: {mistake.Message}");
        }

        var mistakes = Mistakes(settings).ToList();
        return mistakes.Count == 0
            ? settings
            : throw new RunException($"The settings of the stack {stack} are not complete:\n{string.Join('\n', mistakes.Select(mistake => $"  {mistake}"))}\n"
                + $"Give them in appsettings.{stack}.json, by dotnet user-secrets, or as variables such as {Prefix}Snowflake__PrivateKey.");
    }

    private static IEnumerable<string> Mistakes(TenantSettings settings) =>
        from property in typeof(TenantSettings).GetProperties()
        let section = property.GetValue(settings)
        where section is not null and not bool
        from mistake in MistakesIn(section)
        select $"{property.Name}: {mistake.ErrorMessage}";

    private static List<ValidationResult> MistakesIn(object section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(section, new ValidationContext(section), results, validateAllProperties: true);
        return results;
    }
}
