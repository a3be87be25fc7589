using System.Globalization;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Values;

public class HclNumberTests
{
    [TestCase("0.1", "0.1")]
    [TestCase("1.50", "1.5")]
    [TestCase("-0", "-0")]
    [TestCase("1e3", "1000")]
    [TestCase("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789")]
    [TestCase("1e-30", "0.000000000000000000000000000001")]
    [TestCase("Inf", "+Inf")]
    public void Literals_keep_every_digit(string text, string expected) =>
        HclNumber.Parse(text).ToString().Should().Be(expected);

    [TestCase("")]
    [TestCase(".")]
    [TestCase("1e")]
    [TestCase("0x1")]
    [TestCase("1_000")]
    [TestCase(" 1")]
    public void Other_texts_are_no_numbers(string text) => HclNumber.TryParse(text).Should().BeNull();

    [Test]
    public void A_third_has_512_bits()
    {
        // Printed by Terraform 1.11.4.
        const string third = "0.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333"
            + "333333333333333333333333333333333333333333333333";
        HclNumber.Parse("1").Divide(HclNumber.Parse("3")).ToString().Should().StartWith(third[..150]);
    }

    [TestCase("7", "3", "1")]
    [TestCase("-7", "3", "-1")]
    [TestCase("7", "-3", "1")]
    [TestCase("5.5", "2", "1.5")]
    [TestCase("1", "0", "1")]
    public void The_rest_has_the_sign_of_the_dividend(string left, string right, string expected) =>
        HclNumber.Parse(left).Modulo(HclNumber.Parse(right)).ToString().Should().Be(expected);

    [Test]
    public void Zero_by_zero_is_no_number() =>
        FluentActions.Invoking(() => HclNumber.Zero.Divide(HclNumber.Zero)).Should().Throw<ArithmeticException>();

    [Test]
    public void A_number_other_than_zero_by_zero_is_infinite() =>
        HclNumber.One.Negate().Divide(HclNumber.Zero).Should().Be(HclNumber.NegativeInfinity);

    [FsCheck.NUnit.Property]
    public bool Doubles_survive_the_way_there_and_back(double value) =>
        double.IsNaN(value) || HclNumber.FromDouble(value).ToDouble().Equals(value);

    [FsCheck.NUnit.Property]
    public bool Printed_numbers_are_read_as_the_same_number(long mantissa, sbyte exponent)
    {
        var number = HclNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}"));
        return HclNumber.Parse(number.ToString()).Equals(number);
    }

    [FsCheck.NUnit.Property]
    public bool Sums_and_products_of_whole_numbers_are_exact(int left, int right) =>
        HclNumber.FromInt64(left).Add(HclNumber.FromInt64(right)).Equals(HclNumber.FromInt64((long)left + right))
        && HclNumber.FromInt64(left).Multiply(HclNumber.FromInt64(right)).Equals(HclNumber.FromInt64((long)left * right));

    [FsCheck.NUnit.Property]
    public bool The_order_is_that_of_doubles(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right)
        || Math.Sign(HclNumber.FromDouble(left).CompareTo(HclNumber.FromDouble(right))) == left.CompareTo(right)
        || (left == 0 && right == 0);
}
