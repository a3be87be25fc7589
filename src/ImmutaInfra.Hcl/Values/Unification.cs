namespace ImmutaInfra.Hcl.Values;

/// <summary>Finds the one type that several types can be converted to.</summary>
/// <remarks>Source: go-cty, package convert, unify.go and compare_types.go.</remarks>
public static class Unification
{
    /// <summary>The common type, or null when there is none.</summary>
    /// <param name="types">The types; none: <see cref="HclType.Dynamic"/>.</param>
    /// <param name="isSafe">Whether every value must convert, not just some.</param>
    public static HclType? Unify(IReadOnlyList<HclType> types, bool isSafe = true)
    {
        // Many elements have few types.
        var distinct = types.Distinct().ToArray();
        return distinct.Length switch
        {
            0 => HclType.Dynamic,
            1 => distinct[0],
            _ => UnifyDistinct(distinct, isSafe),
        };
    }

    private static HclType? UnifyDistinct(HclType[] types, bool isSafe)
    {
        int Count(HclTypeKind kind) => types.Count(type => type.Kind == kind);
        var dynamics = Count(HclTypeKind.Dynamic);
        foreach (var kind in new[] { HclTypeKind.Map, HclTypeKind.List, HclTypeKind.Set, HclTypeKind.Object, HclTypeKind.Tuple })
        {
            var count = Count(kind);
            if (count > 0 && count + dynamics == types.Length)
            {
                // A type that is not known yet may change everything: nothing can be promised.
                return dynamics > 0 ? HclType.Dynamic : UnifyKind(kind, types, isSafe);
            }
        }

        var structural = (Count(HclTypeKind.Map), Count(HclTypeKind.List), Count(HclTypeKind.Object), Count(HclTypeKind.Tuple));
        switch (structural)
        {
            case ( > 0, 0, > 0, 0) when structural.Item1 + structural.Item3 + dynamics == types.Length:
                if (UnifyAs(HclTypeKind.Map, HclTypeKind.Object, types, isSafe) is { } map)
                {
                    return map;
                }

                break;
            case (0, > 0, 0, > 0) when structural.Item2 + structural.Item4 + dynamics == types.Length:
                if (UnifyAs(HclTypeKind.List, HclTypeKind.Tuple, types, isSafe) is { } list)
                {
                    return list;
                }

                break;
            case (_, _, > 0, > 0):
                return null;
        }

        return MostGeneralFirst(types).FirstOrDefault(
            wanted => types.All(type => Conversion.IsPossible(type, wanted, isSafe)));
    }

    private static HclType? UnifyKind(HclTypeKind kind, HclType[] types, bool isSafe) => kind switch
    {
        HclTypeKind.Object => UnifyObjects(types, isSafe),
        HclTypeKind.Tuple => UnifyTuples(types, isSafe),
        _ => Unify([.. types.Select(type => type.ElementType)], isSafe) is { } element
            ? IfAllConvert(types, HclType.Collection(kind, element), isSafe)
            : null,
    };

    private static HclType? UnifyObjects(HclType[] types, bool isSafe)
    {
        var names = types[0].Attributes.Select(attribute => attribute.Name).ToArray();
        if (types.Any(type => !type.Attributes.Select(attribute => attribute.Name).SequenceEqual(names)))
        {
            return UnifyToCollection(HclTypeKind.Map, types, isSafe);
        }

        var attributes = new List<HclAttribute>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var place = i;
            if (Unify([.. types.Select(type => type.Attributes[place].Type)], isSafe) is not { } common)
            {
                return null;
            }

            attributes.Add(new HclAttribute(names[i], common));
        }

        return IfAllConvert(types, HclType.Object(attributes), isSafe) ?? UnifyToCollection(HclTypeKind.Map, types, isSafe);
    }

    private static HclType? UnifyTuples(HclType[] types, bool isSafe)
    {
        var length = types[0].ElementTypes.Length;
        if (types.Any(type => type.ElementTypes.Length != length))
        {
            return UnifyToCollection(HclTypeKind.List, types, isSafe);
        }

        var elements = new HclType[length];
        for (var i = 0; i < length; i++)
        {
            var place = i;
            if (Unify([.. types.Select(type => type.ElementTypes[place])], isSafe) is not { } common)
            {
                return null;
            }

            elements[i] = common;
        }

        return IfAllConvert(types, HclType.Tuple([.. elements]), isSafe) ?? UnifyToCollection(HclTypeKind.List, types, isSafe);
    }

    private static HclType? UnifyToCollection(HclTypeKind kind, HclType[] types, bool isSafe)
    {
        HclType[] parts = kind == HclTypeKind.List
            ? [.. types.SelectMany(type => type.ElementTypes)]
            : [.. types.SelectMany(type => type.Attributes).Select(attribute => attribute.Type)];
        if (parts.Length == 0)
        {
            return null;
        }

        return Unify(parts, isSafe) is { } element ? IfAllConvert(types, HclType.Collection(kind, element), isSafe) : null;
    }

    /// <summary>Takes the tuples among lists for lists, the objects among maps for maps.</summary>
    private static HclType? UnifyAs(HclTypeKind collection, HclTypeKind structural, HclType[] types, bool isSafe)
    {
        if (UnifyToCollection(collection, [.. types.Where(type => type.Kind == structural)], isSafe) is not { } standIn)
        {
            return null;
        }

        var common = Unify([.. types.Select(type => type.Kind == structural ? standIn : type)], isSafe);
        return common?.Kind == collection ? common : null;
    }

    private static HclType? IfAllConvert(HclType[] types, HclType wanted, bool isSafe) =>
        types.All(type => Conversion.IsPossible(type, wanted, isSafe)) ? wanted : null;

    /// <summary>The types in an order in which none comes after one that is less general.</summary>
    private static List<HclType> MostGeneralFirst(HclType[] types)
    {
        var below = new List<int>[types.Length];
        var above = new int[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            below[i] = [];
        }

        for (var i = 0; i < types.Length; i++)
        {
            for (var j = i + 1; j < types.Length; j++)
            {
                var order = Compare(types[i], types[j]);
                if (order != 0)
                {
                    var (general, special) = order < 0 ? (i, j) : (j, i);
                    below[general].Add(special);
                    above[special]++;
                }
            }
        }

        var ready = new Queue<int>(Enumerable.Range(0, types.Length).Where(i => above[i] == 0));
        var sorted = new List<HclType>(types.Length);
        while (ready.TryDequeue(out var next))
        {
            sorted.Add(types[next]);
            foreach (var special in below[next])
            {
                if (--above[special] == 0)
                {
                    ready.Enqueue(special);
                }
            }
        }

        return sorted;
    }

    /// <summary>Negative when <paramref name="a"/> is the more general one, 0 when neither is.</summary>
    private static int Compare(HclType a, HclType b)
    {
        if (a.Kind == HclTypeKind.Dynamic || b.Kind == HclTypeKind.Dynamic)
        {
            return (a.Kind == HclTypeKind.Dynamic).CompareTo(b.Kind == HclTypeKind.Dynamic);
        }

        return (a.Kind, b.Kind) switch
        {
            _ when a.IsPrimitive && b.IsPrimitive => (b.Kind == HclTypeKind.String).CompareTo(a.Kind == HclTypeKind.String),
            (HclTypeKind.List, HclTypeKind.List) or (HclTypeKind.Set, HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map) =>
                Compare(a.ElementType, b.ElementType),
            (HclTypeKind.Tuple or HclTypeKind.List, HclTypeKind.Set) => -1,
            (HclTypeKind.Set, HclTypeKind.Tuple or HclTypeKind.List) => 1,
            (HclTypeKind.List, HclTypeKind.Tuple) or (HclTypeKind.Map, HclTypeKind.Object) => -1,
            (HclTypeKind.Tuple, HclTypeKind.List) or (HclTypeKind.Object, HclTypeKind.Map) => 1,
            (HclTypeKind.Object, HclTypeKind.Object)
                when a.Attributes.Select(x => x.Name).SequenceEqual(b.Attributes.Select(x => x.Name)) =>
                CompareParts(a.Attributes.Select(x => x.Type), b.Attributes.Select(x => x.Type)),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) when a.ElementTypes.Length == b.ElementTypes.Length =>
                CompareParts(a.ElementTypes, b.ElementTypes),
            _ => 0,
        };
    }

    private static int CompareParts(IEnumerable<HclType> a, IEnumerable<HclType> b)
    {
        var orders = a.Zip(b, Compare).ToHashSet();
        var generalInA = orders.Any(order => order < 0);
        var generalInB = orders.Any(order => order > 0);
        return generalInA == generalInB ? 0 : generalInA ? -1 : 1;
    }
}
