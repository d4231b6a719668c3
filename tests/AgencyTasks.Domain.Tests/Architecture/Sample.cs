// Types that break the table on purpose, one in each way, to prove that the check sees them.
#pragma warning disable CA1812, CA1823, CA1852, CS0169, CS0414, IDE0044, IDE0051, MA0036, MA0053, S1144
#pragma warning disable CA1822, CA1802, MA0038, MA0041, MA0047, CA1051, CA1034, IDE0052, CA1801, CA1813, MA0182
using AgencyTasks.Domain.Tests.Architecture.Sample.High;

namespace AgencyTasks.Domain.Tests.Architecture.Sample.High
{
    internal class Roof
    {
        public static int Height => 3;

        public int Width => Low.Fine.Depth;
    }

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class RoofAttribute : Attribute;
}

namespace AgencyTasks.Domain.Tests.Architecture.Sample.Unknown
{
    internal sealed class Stray;
}

namespace AgencyTasks.Domain.Tests.Architecture.Sample.Low
{
    internal sealed class Fine
    {
        public static int Depth => 1;
    }

    internal sealed class InField
    {
        private Roof? roof;
    }

    internal sealed class InSignature
    {
        public Roof? Of(Roof? roof) => roof;
    }

    internal sealed class InBody
    {
        public string Text() => new Roof().ToString() ?? "";
    }

    internal sealed class InLambda
    {
        public IEnumerable<int> All() => Enumerable.Range(0, 3).Select(i => i + new Roof().Width);
    }

    internal sealed class InAsyncBody
    {
        public async Task<int> WidthAsync(CancellationToken token)
        {
            await Task.Delay(0, token);
            return new Roof().Width;
        }
    }

    internal sealed class InIterator
    {
        public IEnumerable<int> All()
        {
            yield return 1;
            yield return new Roof().Width;
        }
    }

    [Roof]
    internal sealed class InAttribute;

    internal sealed class InGenericArgument
    {
        public int Count() => new List<Roof>().Count;
    }

    internal sealed class InNestedType
    {
        internal sealed record Command(Roof Roof);
    }

    internal sealed class InBaseType : Roof;

    internal sealed class InStaticCall
    {
        public int Height() => Roof.Height;
    }
}

namespace AgencyTasks.Domain.Tests.Architecture.Sample.Low.Deeper
{
    internal sealed class InDeeperNamespace
    {
        public int Height() => Roof.Height;
    }
}
