using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using Newtonsoft.Json;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Reads a stack's file or an export.</summary>
/// <remarks>Source: Pulumi state format, section 3. Versions 3 and 4 are read, and 0 where the stack has no deployment yet.</remarks>
internal sealed class CheckpointReader
{
    /// <summary>The largest file that is read: 512 MiB.</summary>
    public const int LargestFileBytes = 512 * 1024 * 1024;

    private readonly string _name;
    private readonly StateJsonReader _reader;
    private readonly SealedSecrets _sealed = new();
    private StackSnapshot _snapshot = new() { Stack = "" };
    private bool _hasDeployment;

    private CheckpointReader(string name, string text)
    {
        _name = name;
        _reader = new StateJsonReader(name, text);
    }

    /// <summary>Reads a stack's file.</summary>
    /// <param name="stored">The file.</param>
    /// <param name="openSecrets">Gives the means to open secrets, by what the file says of them.</param>
    /// <exception cref="DiagnosticException"><c>IMI4101</c> to <c>IMI4105</c>: it cannot be read.</exception>
    public static (StackSnapshot Snapshot, StackSecrets Secrets) Read(StoredText stored, Func<SecretsState?, StackSecrets> openSecrets) =>
        new CheckpointReader(stored.Name, Decode(stored)).Read("checkpoint", openSecrets);

    /// <summary>Reads the form of <c>pulumi stack export</c>. Its stack has no name.</summary>
    public static (StackSnapshot Snapshot, StackSecrets Secrets) ReadExport(StoredText stored, Func<SecretsState?, StackSecrets> openSecrets) =>
        new CheckpointReader(stored.Name, Decode(stored)).Read("deployment", openSecrets);

    /// <summary>UTF-8 text without its byte order mark.</summary>
    public static string Decode(StoredText stored)
    {
        var bytes = stored.Text.Span;
        if (bytes.Length > LargestFileBytes)
        {
            throw new DiagnosticException(StateDiagnostics.TooLarge(stored.Name, LargestFileBytes));
        }

        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException problem)
        {
            throw new DiagnosticException(StateDiagnostics.NoJson(stored.Name, $"byte {problem.Index}"), problem);
        }
    }

    private (StackSnapshot Snapshot, StackSecrets Secrets) Read(string content, Func<SecretsState?, StackSecrets> openSecrets)
    {
        _reader.MoveToFirst();
        var verbatim = new VerbatimReader(_reader);
        var (version, hasContent) = (0L, false);
        IReadOnlyList<string> features = [];
        foreach (var name in _reader.Members())
        {
            if (name == "version")
            {
                verbatim.Passed(1);
                version = _reader.Number().TryToInt32(out var number) ? number : throw _reader.Wrong("a version");
                RefuseVersion(version, content);
            }
            else if (name == "features")
            {
                verbatim.Passed(2);
                features = ReadFeatures();
            }
            else if (name == content)
            {
                verbatim.Passed(3);
                hasContent = true;
                ReadContent(content);
            }
            else
            {
                verbatim.Keep(name);
            }
        }

        _reader.MoveToEnd();
        if (!hasContent || (version == 0 && _hasDeployment))
        {
            throw new DiagnosticException(StateDiagnostics.UnsupportedVersion(_name, version));
        }

        var secrets = openSecrets(_snapshot.Secrets);
        _sealed.Secrets = secrets;
        return (_snapshot with { Features = features, Unknown = _snapshot.Unknown with { Root = verbatim.Kept } }, secrets);
    }

    private void RefuseVersion(long version, string content)
    {
        if (version is not (3 or 4) && !(version == 0 && content == "checkpoint"))
        {
            throw new DiagnosticException(StateDiagnostics.UnsupportedVersion(_name, version));
        }
    }

    private string[] ReadFeatures()
    {
        string[] features = [.. _reader.Items().Select(_ => _reader.Text())];
        var strange = features.Except(Features.Known).ToList();
        return strange.Count == 0 ? features : throw new DiagnosticException(StateDiagnostics.UnknownFeatures(_name, strange));
    }

    private void ReadContent(string content)
    {
        if (content == "deployment")
        {
            ReadDeployment();
            return;
        }

        var verbatim = new VerbatimReader(_reader);
        foreach (var name in _reader.Members())
        {
            if (name == "stack")
            {
                verbatim.Passed(1);
                _snapshot = _snapshot with { Stack = _reader.Text() };
            }
            else if (name == "latest")
            {
                verbatim.Passed(2);
                if (_reader.Token != JsonToken.Null)
                {
                    ReadDeployment();
                }
            }
            else
            {
                // A field before "latest" stands behind "stack", as the historic "config" does.
                verbatim.Keep(name);
            }
        }

        _snapshot = _snapshot with { Unknown = _snapshot.Unknown with { Checkpoint = verbatim.Kept } };
    }

    private void ReadDeployment()
    {
        _hasDeployment = true;
        var verbatim = new VerbatimReader(_reader);
        var resources = new ResourceReader(_reader, new ValueReader(_reader, _sealed.Seal));
        _snapshot = _snapshot with { Manifest = new Manifest(null, "", "") };
        foreach (var name in _reader.Members())
        {
            switch (name)
            {
                case "manifest":
                    verbatim.Passed(1);
                    _snapshot = _snapshot with { Manifest = ReadManifest() };
                    break;
                case "secrets_providers":
                    verbatim.Passed(2);
                    _snapshot = _snapshot with { Secrets = ReadSecrets() };
                    break;
                case "resources":
                    verbatim.Passed(3);
                    _snapshot = _snapshot with { Resources = [.. _reader.Items().Select(_ => resources.Read())] };
                    break;
                case "pending_operations":
                    verbatim.Passed(4);
                    _snapshot = _snapshot with { PendingOperations = [.. _reader.Items().Select(_ => resources.ReadOperation())] };
                    break;
                case "metadata":
                    verbatim.Passed(5);
                    _snapshot = _snapshot with { Metadata = _reader.Raw() };
                    break;
                default:
                    verbatim.Keep(name);
                    break;
            }
        }

        _snapshot = _snapshot with { Unknown = _snapshot.Unknown with { Deployment = verbatim.Kept } };
    }

    private Manifest ReadManifest()
    {
        var verbatim = new VerbatimReader(_reader);
        var manifest = new Manifest(null, "", "");
        foreach (var name in _reader.Members())
        {
            switch (name)
            {
                case "time":
                    verbatim.Passed(1);
                    manifest = manifest with { Time = Timestamp.TryParse(_reader.Text(), out var time) ? time : throw _reader.Wrong("a time") };
                    break;
                case "magic":
                    verbatim.Passed(2);
                    manifest = manifest with { Magic = _reader.Text() };
                    break;
                case "version":
                    verbatim.Passed(3);
                    manifest = manifest with { Version = _reader.Text() };
                    break;
                default:
                    verbatim.Keep(name);
                    break;
            }
        }

        return manifest with { Verbatim = verbatim.Kept };
    }

    private SecretsState? ReadSecrets()
    {
        if (_reader.Token == JsonToken.Null)
        {
            return null;
        }

        var verbatim = new VerbatimReader(_reader);
        var (type, json) = ("", (string?)null);
        foreach (var name in _reader.Members())
        {
            switch (name)
            {
                case "type":
                    verbatim.Passed(1);
                    type = _reader.Text();
                    break;
                case "state":
                    verbatim.Passed(2);
                    json = _reader.Raw();
                    break;
                default:
                    verbatim.Keep(name);
                    break;
            }
        }

        return new SecretsState(type, json) { Verbatim = verbatim.Kept };
    }

    /// <summary>Secrets may stand before what says how they are encrypted.</summary>
    private sealed class SealedSecrets
    {
        public StackSecrets? Secrets { get; set; }

        public SecretValue Seal(string ciphertext) => SecretValue.Of(new SealedSecret(() => Secrets!, ciphertext));
    }
}
