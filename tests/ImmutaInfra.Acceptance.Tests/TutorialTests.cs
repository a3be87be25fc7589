using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A new user with the tutorial: every command of the page is typed into bash, and what the page shows comes out.</summary>
public partial class TutorialTests
{
    private static IEnumerable<TestCaseData> WhereItCanBeTyped =>
        [new TestCaseData().SkippedBecause(new[] { "bash", "curl", "git" }.FirstOrDefault(name => ProgramOnPath.Find(name) is null) is { } missing ? $"no {missing} on PATH" : null)];

    [TestCaseSource(nameof(WhereItCanBeTyped))]
    public async Task The_tutorial_does_what_it_says()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "tutorial.md"))).ReplaceLineEndings("\n");
        var port = FreePort();
        var steps = Block().Matches(page).Select(match => (Kind: match.Groups[1].Value, Text: match.Groups[2].Value.Replace("7801", port, StringComparison.Ordinal))).ToList();
        steps.Should().HaveCountGreaterThan(15);
        var place = Directory.CreateTempSubdirectory("immutainfra-tutorial-").FullName;
        var clone = Directory.CreateDirectory(Path.Combine(place, "immutainfra")).FullName;
        try
        {
            // Each block of commands ends with a mark, so that what the page shows is looked for in the right place.
            var script = string.Concat(steps.Where(step => step.Kind == "sh").Select((step, index) => $"{step.Text}\necho '=== {index}'\n"));
            var output = await TypeAsync(script.Replace($"--port {port} --api-key tutorial &", $"--port {port} --api-key tutorial >emulator.log &\nfor i in {1..100}; do grep -q listening emulator.log && break; sleep 0.1; done", StringComparison.Ordinal), clone);

            var commands = -1;
            foreach (var (kind, text) in steps)
            {
                if (kind == "sh")
                {
                    commands++;
                    continue;
                }

                var shown = output.Split($"=== {commands}\n")[0].Split($"=== {commands - 1}\n")[^1];
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    shown.Should().Contain(line.Trim(), "of the commands before it on the page");
                }
            }

            output.Should().NotContain("error IMI");
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task<string> TypeAsync(string script, string folder)
    {
        var run = new ProcessStartInfo(ProgramOnPath.Find("bash")!) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        run.Environment["PATH"] = $"{BuiltProgram.Folder}:{run.Environment["PATH"]}";
        run.Environment["HOME"] = folder;
        run.Environment["XDG_CONFIG_HOME"] = Path.Combine(folder, "config");
        foreach (var name in run.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal) || name.StartsWith("IMMUTA", StringComparison.Ordinal)).ToList())
        {
            run.Environment.Remove(name);
        }

        run.ArgumentList.Add("--norc");
        run.ArgumentList.Add("-c");
        run.ArgumentList.Add(script);
        using var shell = Process.Start(run)!;
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        try
        {
            await shell.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
        }

        TestContext.Out.WriteLine(await error);
        return await output;
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^```(sh|text)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
