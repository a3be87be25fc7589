using System.Text;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Cli;
using ImmutaInfra.Emulator;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Fuzzing;

/// <summary>A user's folder, a server, and the whole program in between; the source of what is changed at random, and the place where it is tried.</summary>
internal sealed class ProductFolder : IDisposable
{
    /// <summary>The key that may go to <see cref="Immuta"/> and to nobody else.</summary>
    public const string ApiKey = "fuzzing-api-key-4711";

    /// <summary>The passphrase of its stack.</summary>
    public const string Passphrase = "correct horse battery";

    private const string Configuration = """
        terraform {
          required_providers {
            immuta = { source = "pulumi/immuta", version = "0.1.0" }
          }
        }

        provider "immuta" {}

        variable "role" {
          default = "arn:aws:iam::012345678901:role/immuta"
        }

        resource "immuta_s3_integration" "lake" {
          name                = "lake"
          aws_account_id      = "012345678901"
          aws_region          = "eu-central-1"
          aws_location_role   = "arn:aws:iam::012345678901:role/grants"
          aws_location_path   = "s3://acme-lake/"
          aws_role_to_assume  = var.role
          authentication_type = "auto"
          auto_bootstrap      = false
        }

        resource "terraform_data" "note" {
          input      = { ids = [immuta_s3_integration.lake.integration_id, 1.50, null, true] }
          depends_on = [immuta_s3_integration.lake]
        }

        output "id" {
          value = immuta_s3_integration.lake.integration_id
        }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("immutainfra-fuzzing-").FullName;
    private readonly TimeProvider _clock;

    private ProductFolder(ImmutaEmulator? immuta, TimeProvider clock)
    {
        _clock = clock;
        Immuta = immuta;
        Folder = Path.Combine(_root, "tenant");
        Directory.CreateDirectory(Folder);
        Write("main.tf", Configuration);
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = Path.Combine(_root, "home"),
            ["IMMUTA_BASE_URL"] = immuta?.BaseUrl.AbsoluteUri ?? "http://127.0.0.1:9",
            ["IMMUTA_API_KEY"] = ApiKey,
            ["PULUMI_CONFIG_PASSPHRASE"] = Passphrase,
        };
    }

    public ImmutaEmulator? Immuta { get; }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; }

    public static ProductFolder WithEmulator() =>
        new(ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = ApiKey, SettleAfter = TimeSpan.Zero }).GetAwaiter().GetResult(), new HurryingClock());

    public static ProductFolder WithoutServer(TimeProvider clock) => new(immuta: null, clock);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    public void Write(string file, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
    }

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Runs a command.</summary>
    public (int ExitCode, string Output, string Error) Run(params string[] args)
    {
        var console = new TestConsole();
        using var interrupts = new Interrupts();
        var exitCode = Cli.Program.RunAsync(args, new CliEnvironment
        {
            Output = console.Output,
            Error = console.Error,
            Input = console.Input,
            Variables = Variables,
            WorkingDirectory = Folder,
            Clock = _clock,
            Interrupts = interrupts,
        }).GetAwaiter().GetResult();
        return (exitCode, console.OutputText, console.ErrorText);
    }

    /// <summary>What is wrong with how a command ended, or null: it has to end with a code of its own and, at an error, a message.</summary>
    public static string? Fault((int ExitCode, string Output, string Error) run, string command) => run switch
    {
        { ExitCode: not (0 or 1 or 2 or 3) } => $"{command} ended with {run.ExitCode}: {run.Error}",
        _ when run.Error.Contains("IMI9001", StringComparison.Ordinal) || run.Output.Contains("IMI9001", StringComparison.Ordinal) => $"{command}: {run.Error}{run.Output}",
        _ when run.Error.Contains("   at ImmutaInfra.", StringComparison.Ordinal) => $"{command} shows a stack trace: {run.Error}",
        { ExitCode: 1, Error: "", Output: "" } => $"{command} failed without a word",
        _ => null,
    };

    /// <summary>Every file in the folder, by its path from there.</summary>
    public Dictionary<string, byte[]> Snapshot() =>
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>Makes the folder hold these files and no other.</summary>
    public void Restore(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !files.ContainsKey(Path.GetRelativePath(Folder, file))))
        {
            File.Delete(file);
        }

        foreach (var (file, bytes) in files)
        {
            Write(file, bytes);
        }
    }

    public void Dispose()
    {
        Immuta?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_root, recursive: true);
    }
}
