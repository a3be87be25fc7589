using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Reads saved plans. It takes neither a configuration nor a state nor a network.</summary>
/// <param name="store">Decrypts.</param>
/// <param name="catalog">Knows the schemas of what the plan changes.</param>
public sealed class SavedPlanReader(StackStore store, IProviderCatalog catalog)
{
    private const long LargestFileBytes = 512L << 20;

    /// <summary>Reads a plan.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <exception cref="DiagnosticException"><c>IMI4301</c>: it is no plan. <c>IMI4302</c>: a newer program saved it. <c>IMI4303</c>: it is damaged.
    /// <c>IMI4304</c>: the passphrase is another; <c>IMI4110</c>: there is none. <c>IMI4306</c>: it cannot be read.</exception>
    public SavedPlan Read(string file)
    {
        var (stack, text) = ReadEnvelope(file, ReadFile(file));
        try
        {
            var saved = PlanPayloadReader.Read(catalog, store.Unseal(stack, text));
            return saved.Plan.Project == stack.Project && saved.Plan.Stack == stack.Stack
                ? saved
                : throw new DiagnosticException(SavedPlanDiagnostics.Damaged(file));
        }
        catch (DiagnosticException problem) when (problem.Diagnostics is [{ Code: "IMI4111" }])
        {
            throw new DiagnosticException(SavedPlanDiagnostics.WrongPassphrase(file), problem);
        }
        catch (DiagnosticException problem) when (problem.Diagnostics is [{ Code: "IMI4101" or "IMI4102" or "IMI4113" }])
        {
            throw new DiagnosticException(SavedPlanDiagnostics.Damaged(file), problem);
        }
    }

    private static string ReadFile(string file)
    {
        try
        {
            return new FileInfo(file).Length > LargestFileBytes
                ? throw new DiagnosticException(SavedPlanDiagnostics.NotAPlan(file))
                : File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(SavedPlanDiagnostics.NotRead(file, problem.Message), problem);
        }
    }

    private static (StackName Stack, SealedText Text) ReadEnvelope(string file, string content)
    {
        Number? format = null;
        var (project, stack, salt, ciphertext) = ("", "", "", "");
        try
        {
            var reader = new StateJsonReader(file, content);
            reader.MoveToFirst();
            foreach (var name in reader.Members())
            {
                switch (name)
                {
                    case "immutainfraPlan":
                        format = reader.Number();
                        break;
                    case "project":
                        project = reader.Text();
                        break;
                    case "stack":
                        stack = reader.Text();
                        break;
                    case "salt":
                        salt = reader.Text();
                        break;
                    case "sealed":
                        ciphertext = reader.Text();
                        break;
                    default:
                        reader.Raw();
                        break;
                }
            }

            reader.MoveToEnd();
        }
        catch (DiagnosticException problem)
        {
            // A file that begins as ours do was one of ours.
            throw new DiagnosticException(
                format is not { } known ? SavedPlanDiagnostics.NotAPlan(file)
                : IsNewer(known) ? SavedPlanDiagnostics.NewerFormat(file, known, SavedPlanWriter.Format)
                : SavedPlanDiagnostics.Damaged(file),
                problem);
        }

        return format switch
        {
            null => throw new DiagnosticException(SavedPlanDiagnostics.NotAPlan(file)),
            { } newer when IsNewer(newer) => throw new DiagnosticException(SavedPlanDiagnostics.NewerFormat(file, newer, SavedPlanWriter.Format)),
            _ when format != SavedPlanWriter.Format || !StackName.IsName(project) || !StackName.IsName(stack) || salt.Length == 0 =>
                throw new DiagnosticException(SavedPlanDiagnostics.Damaged(file)),
            _ => (new StackName(project, stack), new SealedText(salt, ciphertext)),
        };
    }

    private static bool IsNewer(Number format) => format.CompareTo(SavedPlanWriter.Format) > 0;
}
