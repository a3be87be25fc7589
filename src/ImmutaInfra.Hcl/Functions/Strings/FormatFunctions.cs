using System.Collections.Immutable;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Strings;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
/// <remarks>Source: go-cty, stdlib/format.go and format_fsm.rl.</remarks>
internal static class FormatFunctions
{
    public static HclType ResultType(FunctionCall call) => HclType.String;

    public static HclType ListType(FunctionCall call) => HclType.List(HclType.String);

    public static HclValue Format(FunctionCall call)
    {
        var format = call[0].AsString();
        var arguments = call.Arguments.Skip(1).ToImmutableArray();
        if (arguments.Any(argument => argument.HasUnknowns))
        {
            var prefix = format[..Math.Max(0, format.IndexOf('%', StringComparison.Ordinal))];
            return HclValue.Unknown(HclType.String, HclRefinement.OnlyNotNull with { Prefix = prefix });
        }

        var formatting = new FormatString(format, arguments);
        return formatting.TryRun(out var text) ? HclValue.String(text) : Fail(call, formatting, formatting.Failure!);
    }

    public static HclValue FormatList(FunctionCall call)
    {
        if (call.Count == 1)
        {
            var single = Format(call);
            return call.Failure is null ? HclValue.List(HclType.String, single) : single;
        }

        if (!TryFindLength(call, out var length, out var isUnknown))
        {
            return HclValue.DynamicUnknown;
        }

        if (isUnknown)
        {
            return Define.UnknownOf(call.ResultType);
        }

        var results = new List<HclValue>(length);
        for (var i = 0; i < length; i++)
        {
            var place = i;
            var arguments = call.Arguments.Skip(1)
                .Select(argument => IsWalked(argument) ? argument.Elements[place] : argument)
                .ToImmutableArray();
            if (arguments.Any(argument => argument.HasUnknowns))
            {
                results.Add(Define.UnknownOf(HclType.String));
                continue;
            }

            var formatting = new FormatString(call[0].AsString(), arguments);
            if (!formatting.TryRun(out var text))
            {
                return Fail(call, formatting, $"error on format iteration {i}: {formatting.Failure}");
            }

            results.Add(HclValue.String(text));
        }

        return HclValue.List(HclType.String, results);
    }

    private static HclValue Fail(FunctionCall call, FormatString formatting, string message) =>
        formatting.FailedArgument is { } argument ? call.Fail(argument + 1, message) : call.Fail(message);

    private static bool IsWalked(HclValue value) =>
        !value.IsNull && value.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple;

    private static bool TryFindLength(FunctionCall call, out int length, out bool isUnknown)
    {
        length = 1;
        isUnknown = false;
        int? chooser = null;
        for (var i = 1; i < call.Count; i++)
        {
            var value = call[i];
            if (!IsWalked(value) || value.IsNull)
            {
                isUnknown |= !value.IsKnown && value.Type.Kind == HclTypeKind.Dynamic;
                continue;
            }

            if (value.Type.Kind != HclTypeKind.Tuple && (!value.IsKnown || Bounds.HasOpenLength(value)))
            {
                isUnknown = true;
                continue;
            }

            var itsLength = value.Type.Kind == HclTypeKind.Tuple ? value.Type.ElementTypes.Length : value.Length;
            if (chooser is { } first && itsLength != length)
            {
                call.Fail(
                    i, $"argument {i} has length {itsLength}, which is inconsistent with argument {first} of length {length}");
                return false;
            }

            chooser ??= i;
            length = itsLength;
            isUnknown |= !value.IsKnown;
        }

        return true;
    }
}
