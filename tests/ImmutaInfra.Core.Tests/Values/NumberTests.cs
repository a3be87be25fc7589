using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Values;

internal sealed class NumberTests
{
    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("5439", "5439")]
    [TestCase("1.50", "1.5")]
    [TestCase("0.10", "0.1")]
    [TestCase("-12.0400", "-12.04")]
    [TestCase("100000000000000000000000000000000000001", "100000000000000000000000000000000000001")]
    [TestCase("1e3", "1000")]
    [TestCase("2.5e-3", "0.0025")]
    [TestCase("1e60", "1e+60")]
    [TestCase("1e-60", "1e-60")]
    public void A_number_keeps_its_digits_and_drops_what_says_nothing(string written, string shown) =>
        Number.Parse(written).ToString().Should().Be(shown);

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("1.2.3")]
    [TestCase("1e")]
    [TestCase("1e999999999")]
    [TestCase("NaN")]
    public void What_is_no_number_is_refused(string text) => Number.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Equal_numbers_are_equal_however_they_are_written()
    {
        Number.Parse("1.50").Should().Be(Number.Parse("15e-1"));
        Number.Parse("1.50").GetHashCode().Should().Be(Number.Parse("15e-1").GetHashCode());
    }

    [TestCase("2", "10")]
    [TestCase("-1", "0.5")]
    [TestCase("0.1", "0.11")]
    public void Numbers_are_ordered_by_size(string smaller, string larger) =>
        Number.Parse(smaller).CompareTo(Number.Parse(larger)).Should().BeNegative();

    [TestCase("2147483647", true)]
    [TestCase("2147483648", false)]
    [TestCase("1.5", false)]
    [TestCase("1e9", true)]
    [TestCase("1e400", false)]
    public void Only_whole_numbers_within_bounds_fit_into_32_bits(string text, bool fits) =>
        Number.Parse(text).TryToInt32(out _).Should().Be(fits);
}
