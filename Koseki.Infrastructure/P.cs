namespace Koseki.Infrastructure; internal static class P;
