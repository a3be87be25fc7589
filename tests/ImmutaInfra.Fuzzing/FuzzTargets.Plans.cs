using System.Text;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Reporting.Html;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Fuzzing;

/// <content>What other runs and other programs left: saved plans, plans as JSON, settings, the memory of drift.</content>
public static partial class FuzzTargets
{
    private static readonly ProviderSchema Immuta = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema;

    /// <summary>Plans and settings.</summary>
    public static IReadOnlyList<FuzzTarget> Plans =>
    [
        new("plan-file", MakePlanFile, CheckPlanFile),
        new("plan-payload", random => new JsonMutation(random, [Seeds.SavedPlan.Payload]).Next(), CheckPlanPayload),
        new("plan-json", random => new JsonMutation(random, Seeds.PlansAsJson).Next(), CheckPlanAsJson),
        new("project", random => new Mutation(random, Seeds.Projects).Next(), CheckProject),
        new("settings", random => new Mutation(random, Seeds.StackSettings).Next(), CheckSettings),
        new("drift-memory", random => new JsonMutation(random, Seeds.DriftMemories).Next(), CheckDriftMemory),
    ];

    // It keeps the keys that it has derived: a million rounds each.
    private static readonly StackStore PlanStore = new(
        new FileBackend(Path.GetTempPath(), TimeProvider.System, _ => null), new PassphraseSource(name => name == "PULUMI_CONFIG_PASSPHRASE" ? ProductFolder.Passphrase : null, "none"), TimeProvider.System);

    private static string MakePlanFile(FuzzRandom random)
    {
        var file = RawBytes.Utf8(Seeds.SavedPlan.File);
        var at = random.Below(file.Length);
        return random.Below(3) switch
        {
            0 => RawBytes.Utf8(new JsonMutation(random, [Seeds.SavedPlan.File]).Next()),
            1 => RawBytes.ToText(RawBytes.Damage(random, RawBytes.Of(file))),
            _ => $"{file[..at]}{(char)random.Below(256)}{file[(at + 1)..]}",
        };
    }

    /// <summary>A file that has been touched is refused, or holds exactly what was sealed in it.</summary>
    private static string? CheckPlanFile(string text)
    {
        File.WriteAllBytes(ScratchFile.Value, RawBytes.Of(text));
        string? read = null;
        return Refusable(() => read = PlanPayloadWriter.Write(new SavedPlanReader(PlanStore, new SchemaCatalog()).Read(ScratchFile.Value)))
            ?? (read is null || read == Seeds.SavedPlan.Payload ? null : $"what somebody has changed is believed: {read}");
    }

    /// <summary>What the cipher vouches for is one of ours; a later version of ours may have written it.</summary>
    private static string? CheckPlanPayload(string text) => Refusable(() => PlanPayloadReader.Read(new SchemaCatalog(), text));

    /// <summary>Whatever can be read can be shown in every form.</summary>
    private static string? CheckPlanAsJson(string text) => Refusable(() =>
    {
        var report = new PlanFileReader(type => Immuta.Resources.FirstOrDefault(each => each.Token == type || each.HclType == type)).Read("plan.json", text);
        new PlanPageView(TextWriter.Null).Write(report);
        new PlanReportView(TextWriter.Null, new TextOptions()).Write(report);
        new PlanReportJsonView(TextWriter.Null).Write(report);
        return new PlanCommentView(65_000).Render(report);
    });

    private static string? CheckProject(string text)
    {
        var folder = Path.Combine(Scratch.Value, "project");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "Pulumi.yaml"), Encoding.UTF8.GetBytes(text));
        return Refusable(() =>
        {
            var project = ProjectFile.Find(folder);
            return StackName.TryParse("dev", project.Name, out var stack) ? NewStore().ReadConfiguration(stack, project.Path, folder) : null;
        });
    }

    private static string? CheckSettings(string text)
    {
        File.WriteAllBytes(Path.Combine(Scratch.Value, "Pulumi.dev.yaml"), Encoding.UTF8.GetBytes(text));
        return Refusable(() =>
        {
            var settings = NewStore().ReadConfiguration(Dev, projectFile: null, Scratch.Value);
            return settings.For("tenant").Concat(settings.For("immuta")).Select(setting => setting.Value is Core.Values.SecretValue ? null : setting.Value.ToString()).ToList();
        });
    }

    private static string? CheckDriftMemory(string text)
    {
        File.WriteAllBytes(ScratchFile.Value, Encoding.UTF8.GetBytes(text));
        List<Diagnostic> warnings = [];
        var memory = new DriftMemoryFile(ScratchFile.Value, Dev);
        memory.Write(memory.Read(warnings), warnings);
        memory.Read(warnings);
        return warnings.Count > 1 ? $"what it wrote itself is damaged, too: {string.Join(", ", warnings)}" : null;
    }

    private static StackStore NewStore() => new(
        new FileBackend(Scratch.Value, TimeProvider.System, _ => null), new PassphraseSource(_ => null, Path.Combine(Scratch.Value, "none")), TimeProvider.System)
    { SettingsFolder = Scratch.Value };

    /// <summary>Tries something that may refuse its input with a message, and do nothing else.</summary>
    private static string? Refusable(Func<object?> attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (DiagnosticException refusal)
        {
            return refusal.Diagnostics.Count == 0 ? "it is refused without a word" : null;
        }
    }

    private sealed class SchemaCatalog : IProviderCatalog
    {
        public IReadOnlyList<string> Packages => ["immuta"];

        public ProviderSchema? FindSchema(string package) => package == "immuta" ? Immuta : null;

        public Core.Providers.IResourceProvider Create(string package) => throw new NotSupportedException("A plan is read without a provider.");
    }
}
