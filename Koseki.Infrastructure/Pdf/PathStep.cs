namespace Koseki.Infrastructure.Pdf;

/// <summary>One step of an outline: M, L, Q, C or Z, absolute, with as many of its points as the command has.</summary>
public readonly record struct PathStep(char Command, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0, double X3 = 0, double Y3 = 0)
{
    /// <summary>Closes the contour.</summary>
    public static PathStep Close => new('Z');

    /// <summary>How many points the command has.</summary>
    public int Points => Command switch { 'M' or 'L' => 1, 'Q' => 2, 'C' => 3, _ => 0 };

    /// <summary>Begins a contour.</summary>
    public static PathStep Move(double x, double y) => new('M', x, y);

    /// <summary>A straight line.</summary>
    public static PathStep Line(double x, double y) => new('L', x, y);

    /// <summary>A quadratic curve.</summary>
    public static PathStep Quadratic(double x1, double y1, double x, double y) => new('Q', x1, y1, x, y);

    /// <summary>The step with every point moved to x + scale · px, y + scaleY · py.</summary>
    public PathStep Placed(double x, double y, double scale, double scaleY) => this with
    {
        X1 = x + scale * X1, Y1 = y + scaleY * Y1, X2 = x + scale * X2, Y2 = y + scaleY * Y2, X3 = x + scale * X3, Y3 = y + scaleY * Y3,
    };
}
