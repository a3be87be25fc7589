using System.CommandLine;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The options that say what to plan.</summary>
internal sealed class PlanningOptions
{
    private readonly Option<string[]> _targets = CommonOptions.List("--target", "Only this resource or module and what it depends on.", "ADDRESS");
    private readonly Option<string[]> _excludes = CommonOptions.List("--exclude", "All but this resource or module and what depends on it.", "ADDRESS");
    private readonly Option<string[]> _replaces = CommonOptions.List("--replace", "Replaces this resource although nothing forces it.", "ADDRESS");
    private readonly Option<bool> _refresh = new("--refresh") { Description = "Whether to look what is really there first; true otherwise.", HelpName = CommonOptions.TrueOrFalse };
    private readonly Option<bool> _refreshOnly = new("--refresh-only") { Description = "Only brings the state in line with what is really there." };
    private readonly Option<bool> _destroy = new("--destroy") { Description = "Removes everything." };

    /// <summary>Gives them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="choosesMode">Whether the user may choose what the plan is for.</param>
    public void AddTo(Command command, bool choosesMode)
    {
        command.Options.Add(_targets);
        command.Options.Add(_excludes);
        if (choosesMode)
        {
            command.Options.Add(_replaces);
            command.Options.Add(_refreshOnly);
            command.Options.Add(_destroy);
        }

        command.Options.Add(_refresh);
    }

    /// <summary>The name of one of these options that is on the command line, or null.</summary>
    public string? FindGiven(ParseResult parse)
    {
        Option[] all = [_targets, _excludes, _replaces, _refresh, _refreshOnly, _destroy];
        return all.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false })?.Name;
    }

    /// <summary>Those that are on the command line, to be written on another.</summary>
    public IEnumerable<string> Given(ParseResult parse) =>
    [
        .. from option in new[] { _targets, _excludes, _replaces }
           where parse.GetResult(option) is { Implicit: false }
           from address in parse.GetValue(option) ?? []
           from word in new[] { option.Name, ShellWord.Of(address) }
           select word,
        .. from option in new[] { _refreshOnly, _destroy }
           where parse.GetResult(option) is { Implicit: false } && parse.GetValue(option)
           select option.Name,
        .. parse.GetResult(_refresh) is { Implicit: false } ? [_refresh.Name, parse.GetValue(_refresh) ? "true" : "false"] : Array.Empty<string>(),
    ];

    /// <summary>What the user asked for.</summary>
    /// <param name="run">The command.</param>
    /// <param name="mode">What the plan is for, unless the user says otherwise.</param>
    public PlanChoices Read(CommandRun run, PlanMode mode) => new()
    {
        Mode = run.Parse.GetResult(_destroy) is not null && run.Parse.GetValue(_destroy) ? PlanMode.Destroy
            : run.Parse.GetResult(_refreshOnly) is not null && run.Parse.GetValue(_refreshOnly) ? PlanMode.RefreshOnly
            : mode,
        Targets = run.Parse.GetValue(_targets) ?? [],
        Excludes = run.Parse.GetValue(_excludes) ?? [],
        Replaces = run.Parse.GetResult(_replaces) is null ? [] : run.Parse.GetValue(_replaces) ?? [],
        Refreshes = run.Flag(_refresh, "refresh", otherwise: true),
    };
}
