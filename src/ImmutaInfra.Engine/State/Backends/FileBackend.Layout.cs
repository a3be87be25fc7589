using System.IO.Compression;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Checkpoints;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Engine.State.Backends;

/// <content>The version of the layout, and compression.</content>
public sealed partial class FileBackend
{
    private bool UsesGzip => IsTrue(Variables + "GZIP");

    private string CompressedEnding => UsesGzip ? ".gz" : "";

    private void CheckLayout()
    {
        if (File.Exists(Meta))
        {
            switch (ReadVersion())
            {
                case null:
                    throw new DiagnosticException(StateDiagnostics.CorruptStore(Meta, "names no version."));
                case 0:
                    throw new DiagnosticException(StateDiagnostics.LegacyLayout(_base));
                case not 1:
                    throw new DiagnosticException(StateDiagnostics.CorruptStore(Meta, "is of a newer version than this program understands."));
                default:
                    return;
            }
        }

        if (FilesIn(Path.Combine(_base, "stacks")).Any(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))))
        {
            throw new DiagnosticException(StateDiagnostics.LegacyLayout(_base));
        }
    }

    private void MakeLayout()
    {
        if (IsTrue(Variables + "ZSTD"))
        {
            throw new DiagnosticException(StateDiagnostics.Zstandard("The stack (PULUMI_DIY_BACKEND_ZSTD is set)"));
        }

        if (!File.Exists(Meta))
        {
            AtomicFile.Write(Meta, "version: 1\n"u8, described: true);
        }
    }

    private int? ReadVersion()
    {
        try
        {
            return YamlText.Parse(File.ReadAllText(Meta)) is YamlMappingNode meta
                && meta.Children.TryGetValue(new YamlScalarNode("version"), out var node)
                && node is YamlScalarNode { Value: { } text } && int.TryParse(text, out var version) ? version : null;
        }
        catch (YamlException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(Meta, problem.Message), problem);
        }
    }

    private ReadOnlyMemory<byte> Compressed(ReadOnlyMemory<byte> text)
    {
        if (!UsesGzip)
        {
            return text;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(text.Span);
        }

        return compressed.ToArray();
    }

    internal static async Task<StoredText> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(file).Length > CheckpointReader.LargestFileBytes)
            {
                throw new DiagnosticException(StateDiagnostics.TooLarge(file, CheckpointReader.LargestFileBytes));
            }

            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            return new StoredText(file, bytes switch
            {
                [0x1f, 0x8b, 0x08, ..] => Decompressed(file, bytes),
                [0x28, 0xb5, 0x2f, 0xfd, ..] => throw new DiagnosticException(StateDiagnostics.Zstandard(file)),
                _ => bytes,
            });
        }
        catch (InvalidDataException problem)
        {
            throw new DiagnosticException(StateDiagnostics.NoJson(file, "its compression is damaged"), problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(file, problem.Message), problem);
        }
    }

    /// <summary>Decompresses up to the largest size that is read: a small file may claim to hold more than there is memory.</summary>
    private static ReadOnlyMemory<byte> Decompressed(string file, byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
        {
            text.Write(buffer, 0, read);
            if (text.Length > CheckpointReader.LargestFileBytes)
            {
                throw new DiagnosticException(StateDiagnostics.TooLarge(file, CheckpointReader.LargestFileBytes));
            }
        }

        return text.ToArray();
    }
}
