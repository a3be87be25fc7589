using System.CommandLine;
using System.Text;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>fmt</c>: brings files into the usual layout. It needs no engine and looks at nothing but the text.</summary>
internal sealed class FmtCommand
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly CliEnvironment _environment;
    private readonly TextOptions _style;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly bool _isCheck;
    private readonly bool _showsDifference;
    private readonly bool _isRecursive;
    private readonly bool _isJson;
    private readonly List<string> _changed = [];
    private string? _text;

    private FmtCommand(CliEnvironment environment, bool isCheck, bool showsDifference, bool isRecursive, bool isJson)
    {
        _environment = environment;
        _isCheck = isCheck;
        _showsDifference = showsDifference;
        _isRecursive = isRecursive;
        _isJson = isJson;
        _style = new TextOptions(environment.Width, environment.IsOutputTerminal && TextStyle.IsColorWanted(environment.Variables));
    }

    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR|FILE|-]") { Description = "What to format; - reads standard input and writes standard output.", Arity = ArgumentArity.ZeroOrMore };
        var check = new Option<bool>("--check") { Description = "Changes nothing; ends with 3 when something would change." };
        var difference = new Option<bool>("--diff") { Description = "Shows what changes." };
        var recursive = new Option<bool>("--recursive") { Description = "Formats folders inside of folders, too." };
        var json = new Option<bool>("--json") { Description = "Writes JSON for programs." };
        var command = new Command("fmt", "Brings files into the usual layout") { words, check, difference, recursive, json };
        command.SetAction((parse, _) => JsonFailure.ToldAsync(environment, parse.GetValue(json), JsonFailure.AsAnswer, () =>
        {
            var places = parse.GetValue(words) is { Length: > 0 } given ? given : ["."];
            if (places.FirstOrDefault(place => place is ['-', _, ..]) is { } option)
            {
                throw new DiagnosticException(ParseFailure.UnknownOption(command, option));
            }

            return parse.GetValue(json) && parse.GetValue(difference)
                ? throw new DiagnosticException(CliDiagnostics.Contradiction("--json", "--diff"))
                : new FmtCommand(environment, parse.GetValue(check), parse.GetValue(difference), parse.GetValue(recursive), parse.GetValue(json)).RunAsync(places);
        }));
        return command;
    }

    private async Task<int> RunAsync(IReadOnlyList<string> places)
    {
        foreach (var place in places)
        {
            if (place == "-")
            {
                await FormatInputAsync();
            }
            else if (Directory.Exists(_environment.PathOf(place)))
            {
                FormatFolder(place);
            }
            else if (File.Exists(_environment.PathOf(place)))
            {
                FormatFile(place);
            }
            else
            {
                _diagnostics.Add(CliDiagnostics.NoSuchFolder(place));
            }
        }

        if (_isJson)
        {
            TellProgram();
        }
        else if (_diagnostics.Count > 0)
        {
            await _environment.Output.FlushAsync();
            new DiagnosticsView(_environment.Error, _style with { UsesColor = _style.UsesColor && _environment.IsErrorTerminal }, _environment.ReadSource).Write(_diagnostics);
        }

        return _diagnostics.HasErrors ? ExitCode.Error : _isCheck && _changed.Count > 0 ? ExitCode.Unformatted : ExitCode.Done;
    }

    private void TellProgram()
    {
        if (_diagnostics.HasErrors)
        {
            JsonFailure.AsAnswer(_environment, _diagnostics);
            return;
        }

        var answer = new JObject { ["changed"] = new JArray(_changed) };
        if (_text is not null)
        {
            answer["text"] = _text;
        }

        _environment.Output.WriteLine(answer.ToString());
    }

    private async Task FormatInputAsync()
    {
        var before = await _environment.Input.ReadToEndAsync(_environment.Interrupts.Gently);
        if (HclFormatter.Format(before, "<stdin>", _diagnostics) is not { } after)
        {
            return;
        }

        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            _changed.Add("<stdin>");
        }

        if (_isJson)
        {
            _text = after;
        }
        else if (_showsDifference)
        {
            new LineDiffView(_environment.Output, _style).Write("<stdin>", before, after);
        }
        else if (!_isCheck)
        {
            // As Terraform does: what goes to standard output ends with a line feed even where the file would not.
            await _environment.Output.WriteAsync(after.EndsWith('\n') ? after : $"{after}\n");
        }
    }

    private void FormatFolder(string place)
    {
        var folder = new DirectoryInfo(_environment.PathOf(place));
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = place == "." ? entry.Name : Path.Combine(place, entry.Name);
            if (entry is FileInfo && IsConfiguration(entry.Name))
            {
                FormatFile(name);
            }
            else if (entry is DirectoryInfo && _isRecursive && !entry.Name.StartsWith('.') && entry.LinkTarget is null)
            {
                FormatFolder(name);
            }
        }
    }

    private static bool IsConfiguration(string name) =>
        !name.StartsWith('.') && (name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tfvars", StringComparison.Ordinal) || name.EndsWith(".tftest.hcl", StringComparison.Ordinal));

    private void FormatFile(string name)
    {
        var path = _environment.PathOf(name);
        string before;
        try
        {
            before = StrictUtf8.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            // Where they are in a comment the parser does not mind, but what cannot be read cannot be written either.
            var found = new DiagnosticBag();
            HclFormatter.Format(SourceBytes.Decode(File.ReadAllBytes(path)), name, found);
            _diagnostics.AddRange(found.HasErrors ? found : [CliDiagnostics.NotUtf8(name)]);
            return;
        }

        if (HclFormatter.Format(before, name, _diagnostics) is not { } after || string.Equals(before, after, StringComparison.Ordinal))
        {
            return;
        }

        _changed.Add(name);
        if (!_isJson)
        {
            _environment.Output.WriteLine(name);
        }

        if (_showsDifference)
        {
            new LineDiffView(_environment.Output, _style).Write(name.Replace('\\', '/'), before, after);
        }

        if (!_isCheck)
        {
            Replace(path, after);
        }
    }

    /// <summary>Puts the new text in the file's place in one step, so that a full disk or a crash leaves the old one whole.</summary>
    private static void Replace(string path, string text)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(beside, text, StrictUtf8);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            }

            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
