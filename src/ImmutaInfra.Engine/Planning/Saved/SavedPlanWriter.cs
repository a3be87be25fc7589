using System.Security.Cryptography;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Saves plans in files. A file tells the project, the stack and the salt of its key; all else is encrypted with the stack's passphrase.</summary>
/// <param name="store">Encrypts.</param>
public sealed class SavedPlanWriter(StackStore store)
{
    /// <summary>The format of the files.</summary>
    internal const long Format = 1;

    /// <summary>Saves a plan. The file is replaced at once or not at all, and only its owner may read it.</summary>
    /// <param name="saved">The plan.</param>
    /// <param name="secrets">How the stack's secrets are encrypted, or null where it has none yet.</param>
    /// <param name="file">The file, absolute; its folder is there.</param>
    /// <returns>The plan's digest: the lower-case hex SHA-256 of the file.</returns>
    /// <exception cref="DiagnosticException"><c>IMI4305</c>: the file cannot be written. <c>IMI4110</c>, <c>IMI4111</c>: the stack's passphrase is
    /// missing or wrong.</exception>
    public string Write(SavedPlan saved, SecretsState? secrets, string file)
    {
        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new DiagnosticException(SavedPlanDiagnostics.NotWritten(file, "there is no such folder."));
        }

        if (Directory.Exists(file))
        {
            throw new DiagnosticException(SavedPlanDiagnostics.NotWritten(file, "it is a folder."));
        }

        var stack = new StackName(saved.Plan.Project, saved.Plan.Stack);
        var text = store.Seal(stack, secrets, PlanPayloadWriter.Write(saved));
        var writer = new GoJsonWriter();
        writer.StartObject();
        writer.Name("immutainfraPlan");
        writer.Number(Format);
        writer.Name("project");
        writer.Text(stack.Project);
        writer.Name("stack");
        writer.Text(stack.Stack);
        writer.Name("salt");
        writer.Text(text.Salt);
        writer.Name("sealed");
        writer.Text(text.Ciphertext);
        writer.EndObject();
        try
        {
            AtomicFile.Write(file, writer.Written.Span);
        }
        catch (DiagnosticException problem) when (problem.InnerException is { } cause)
        {
            throw new DiagnosticException(SavedPlanDiagnostics.NotWritten(file, cause.Message), problem);
        }

        return Convert.ToHexStringLower(SHA256.HashData(writer.Written.Span));
    }
}
