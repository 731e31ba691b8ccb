namespace Koseki.Domain; internal static class P;
