using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <content>Ranges and sorting.</content>
internal static partial class CollectionFunctions
{
    private static HclValue Range(FunctionCall call)
    {
        if (call.Count is 0 or > 3)
        {
            return call.Fail("must have one, two, or three arguments");
        }

        var numbers = call.Arguments.Select(argument => argument.AsNumber()).ToArray();
        var start = numbers.Length > 1 ? numbers[0] : HclNumber.Zero;
        var end = numbers.Length > 1 ? numbers[1] : numbers[0];
        var step = numbers.Length > 2 ? numbers[2] : end.CompareTo(start) < 0 ? HclNumber.FromInt64(-1) : HclNumber.One;
        if (step.IsZero)
        {
            return call.Fail(2, "step must not be zero");
        }

        var down = step.Sign < 0;
        if (down ? end.CompareTo(start) > 0 : end.CompareTo(start) < 0)
        {
            return call.Fail(1, down ? "end must be less than start when step is negative" : "end must be greater than start when step is positive");
        }

        const int most = 1024;
        var values = new List<HclValue>();
        for (var number = start; down ? number.CompareTo(end) > 0 : number.CompareTo(end) < 0; number = number.Add(step))
        {
            if (values.Count >= most)
            {
                return call.Fail("more than 1024 values were generated; either decrease the difference between start and end or use a smaller step");
            }

            values.Add(HclValue.Number(number));
        }

        return HclValue.List(HclType.Number, values);
    }

    private static HclValue Sort(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return HclValue.Unknown(
                call.ResultType, HclRefinement.OnlyNotNull with { MinLength = call[0].Length, MaxLength = call[0].Length });
        }

        for (var i = 0; i < call[0].Length; i++)
        {
            if (call[0].Elements[i].IsNull)
            {
                return call.Fail($"given list element {i} is null; a null string cannot be sorted");
            }
        }

        return HclValue.List(HclType.String, call[0].Elements.OrderBy(element => element.AsString(), Utf8Order.Instance));
    }
}
