using System.Collections.Immutable;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <summary>Functions on sets.</summary>
internal static class SetFunctions
{
    private static readonly HclType AnySet = HclType.Set(HclType.Dynamic);

    public static Dictionary<string, HclFunction> All() => new()
    {
        ["setunion"] = OfSets((left, right) => left.Union(right), allowsUnknown: true),
        ["setintersection"] = OfSets((left, right) => left.Intersect(right)),
        ["setsubtract"] = Function(
            ResultType, call => Combine(call, (left, right) => left.Except(right), allowsUnknown: false), OfSet("a"), OfSet("b")),
        ["setproduct"] = Function(ProductType, Product) with
        { Variadic = Any("sets") with { AllowsMarks = true, AllowsUnknown = true } },
    };

    private static FunctionParameter OfSet(string name) => new(name, AnySet) { AllowsDynamic = true };

    private static HclFunction OfSets(
        Func<IEnumerable<HclValue>, IEnumerable<HclValue>, IEnumerable<HclValue>> combine, bool allowsUnknown = false) =>
        Function(ResultType, call => Combine(call, combine, allowsUnknown), OfSet("first_set")) with { Variadic = OfSet("other_sets") };

    private static HclType ResultType(FunctionCall call)
    {
        var types = call.Arguments
            .Where(argument => !(argument.IsKnown && argument.Length == 0 && argument.Type.ElementType.Kind == HclTypeKind.Dynamic))
            .Select(argument => argument.Type.ElementType)
            .ToArray();
        return Unification.Unify(types, isSafe: false) is { } common
            && (common.Kind != HclTypeKind.Dynamic || types.All(type => type.Kind == HclTypeKind.Dynamic))
            ? HclType.Set(common)
            : call.FailType("given sets must all have compatible element types");
    }

    private static HclValue Combine(
        FunctionCall call, Func<IEnumerable<HclValue>, IEnumerable<HclValue>, IEnumerable<HclValue>> combine, bool allowsUnknown)
    {
        IEnumerable<HclValue>? result = null;
        for (var i = 0; i < call.Count; i++)
        {
            if (!Conversion.TryTo(call[i], call.ResultType, out var set, out var failure))
            {
                return call.Fail(i, failure.Message);
            }

            if (!allowsUnknown && set.HasUnknowns)
            {
                return UnknownOf(call.ResultType);
            }

            result = result is null ? set.Elements : combine(result, set.Elements);
        }

        return HclValue.Set(call.ResultType.ElementType, result!);
    }

    private static HclType ProductType(FunctionCall call)
    {
        if (call.Count < 2)
        {
            return call.FailType("at least two arguments are required");
        }

        var types = new HclType[call.Count];
        for (var i = 0; i < types.Length; i++)
        {
            var type = call[i].Type;
            switch (type.Kind)
            {
                case HclTypeKind.Set or HclTypeKind.List:
                    types[i] = type.ElementType;
                    break;
                case HclTypeKind.Tuple when Unification.Unify(type.ElementTypes, isSafe: false) is { } common:
                    types[i] = common;
                    break;
                case HclTypeKind.Tuple:
                    return call.FailType(i, "all elements must be of the same type");
                default:
                    return call.FailType(i, "a set or a list is required");
            }
        }

        var tuple = HclType.Tuple([.. types]);
        return call.Arguments.All(argument => argument.Type.Kind != HclTypeKind.Set) ? HclType.List(tuple) : HclType.Set(tuple);
    }

    private static HclValue Product(FunctionCall call)
    {
        const long most = 1 << 22;
        var marks = call.Arguments.Aggregate(HclMarks.None, (all, argument) => all | argument.Marks);
        var sets = call.Arguments.Select(argument => argument.Unmark()).ToArray();
        if (sets.Any(set => !set.IsKnown || Bounds.HasOpenLength(set)))
        {
            return UnknownOf(call.ResultType).WithMarks(marks);
        }

        if (sets.Aggregate(1L, (product, set) => Math.Min(most + 1, product * set.Length)) > most)
        {
            return call.Fail($"the product has more than {most} elements");
        }

        var types = call.ResultType.ElementType.ElementTypes;
        var products = ImmutableArray.Create(ImmutableArray<HclValue>.Empty);
        for (var i = 0; i < sets.Length; i++)
        {
            var elements = new List<HclValue>(sets[i].Length);
            foreach (var element in sets[i].Elements)
            {
                if (!Conversion.TryTo(element, types[i], out var converted, out var failure))
                {
                    return call.Fail(i, failure.Message);
                }

                elements.Add(converted);
            }

            products = [.. products.SelectMany(_ => elements, (begun, element) => begun.Add(element))];
        }

        var tuples = products.Select(parts => HclValue.Tuple(parts));
        return (call.ResultType.Kind == HclTypeKind.List
            ? HclValue.List(call.ResultType.ElementType, tuples)
            : HclValue.Set(call.ResultType.ElementType, tuples)).WithMarks(marks);
    }
}
