using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>Errors as SQL Server's driver throws them: it makes its exceptions itself, so they are put together here.</summary>
internal static class SqlServerErrors
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>An exception with number, severity and state of a server's error; the driver's own have state 0.</summary>
    internal static SqlException Of(int number, byte severity = 16, byte state = 1)
    {
        var error = (SqlError)RuntimeHelpers.GetUninitializedObject(typeof(SqlError));
        Field(typeof(SqlError), typeof(int), "umber").SetValue(error, number);
        Field(typeof(SqlError), typeof(byte), "lass").SetValue(error, severity);
        Field(typeof(SqlError), typeof(byte), "tate").SetValue(error, state);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var exception = (SqlException)RuntimeHelpers.GetUninitializedObject(typeof(SqlException));
        Field(typeof(SqlException), typeof(SqlErrorCollection), "rrors").SetValue(exception, errors);
        return exception;
    }

    private static FieldInfo Field(Type type, Type of, string name) =>
        type.GetFields(Hidden).First(f => f.FieldType == of && f.Name.Contains(name, StringComparison.Ordinal));
}
