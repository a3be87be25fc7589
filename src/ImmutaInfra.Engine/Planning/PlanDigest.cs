using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Says in one short text what a plan does, so that what was reviewed can be held against what is about to be done.</summary>
/// <remarks>Two plans have one digest when they do the same to the same instances, for the same reasons, with the same inputs, unknown exactly where
/// they were unknown, and give the same outputs. What only the server says of itself has no part in it. Of a secret it holds whether it changes, not
/// what it is: whoever reads a digest could otherwise find a weak secret by trying.</remarks>
public static class PlanDigest
{
    /// <summary>The lower-case hex SHA-256 of what a plan does.</summary>
    public static string Of(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddTexts(hash, "plan 1", plan.Project, plan.Stack, plan.Mode.ToString());
        foreach (var change in plan.Changes.Where(change => change.IsWork).OrderBy(change => change.Address))
        {
            AddChange(hash, change);
        }

        foreach (var change in plan.Mode == PlanMode.RefreshOnly ? plan.Drift.OrderBy(change => change.Address) : Enumerable.Empty<ResourceChange>())
        {
            AddChange(hash, change);
            AddValue(hash, change.After ?? Value.Null);
            AddValue(hash, change.Before ?? Value.Null);
        }

        foreach (var output in plan.Outputs.Where(output => output.Action != PlannedAction.NoOp))
        {
            AddTexts(hash, "output", output.Name, output.Action.ToString());
            AddValue(hash, Guard(output, output.After));
            AddValue(hash, Guard(output, output.Before));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddChange(IncrementalHash hash, ResourceChange change)
    {
        AddTexts(hash, "change", change.Address.ToString(), change.PreviousAddress?.ToString(), change.Action.ToString(), change.Reason.ToString(), change.Id, change.ImportId);
        foreach (var attribute in change.Changes)
        {
            AddTexts(hash, "attribute", attribute.Path.ToString(), attribute.Kind.ToString(), attribute.ReplaceReason);
            AddValue(hash, attribute.After);
            AddValue(hash, attribute.Before);
        }

        AddTexts(hash, "inputs");
        AddValue(hash, change.Inputs ?? Value.Null);
        foreach (var note in change.Notes)
        {
            AddTexts(hash, "note", note);
        }
    }

    private static Value Guard(OutputChange output, Value? value) =>
        value is null or NullValue ? Value.Null : output.IsSensitive && !value.IsUnknown ? SecretValue.Of(value) : value;

    /// <summary>Each text behind its length, so that no two rows of texts look the same.</summary>
    private static void AddTexts(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    private static void AddValue(IncrementalHash hash, Value value)
    {
        switch (value)
        {
            case SecretValue secret:
                AddTexts(hash, secret.IsUnknown ? "unknown secret" : "secret");
                break;
            case ObjectValue members:
                AddTexts(hash, "{");
                foreach (var (name, member) in members)
                {
                    AddTexts(hash, name);
                    AddValue(hash, member);
                }

                AddTexts(hash, "}");
                break;
            case ListValue items:
                AddTexts(hash, "[");
                foreach (var item in items)
                {
                    AddValue(hash, item);
                }

                AddTexts(hash, "]");
                break;
            default:
                AddTexts(hash, value.GetType().Name, value.ToString());
                break;
        }
    }
}
