using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Chains;

/// <summary>The tables of the record of states, alike in both databases.</summary>
public static class StateModel
{
    /// <summary>Defines them.</summary>
    public static void Define(ModelBuilder builder)
    {
        builder.Entity<StateRow>(e =>
        {
            e.ToTable("States");
            e.HasKey(s => s.Number);
            e.Property(s => s.Number).ValueGeneratedNever();
            e.Property(s => s.Hash).HasMaxLength(32);
            e.Property(s => s.Signature).HasMaxLength(64);
        });
        builder.Entity<StateTurn>(e =>
        {
            e.ToTable("StateTurns");
            e.HasKey(t => t.Id);
            e.Property(t => t.Id).ValueGeneratedNever();
        });
    }
}
