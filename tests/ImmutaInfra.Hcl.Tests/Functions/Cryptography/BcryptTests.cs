using System.Text;
using ImmutaInfra.Hcl.Functions.Cryptography;

namespace ImmutaInfra.Hcl.Tests.Functions.Cryptography;

public class BcryptTests
{
    /// <summary>From the test vectors of jBCrypt, which are those of OpenBSD.</summary>
    [TestCase("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.")]
    [TestCase("a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [TestCase("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")]
    public void Hashes_are_those_of_the_published_vectors(string password, string expected)
    {
        const string alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var bits = string.Concat(expected[7..29].Select(letter => alphabet.IndexOf(letter).ToString("b6")));
        var salt = Enumerable.Range(0, 16).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2)).ToArray();

        Bcrypt.Hash(Encoding.UTF8.GetBytes(password), 6, salt).Should().Be(expected);
    }
}
