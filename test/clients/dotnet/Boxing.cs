static class Boxing
{
    /// <summary>A number as an object, for calls whose answer is one.</summary>
    public static async Task<object?> Boxed<T>(this Task<T> task) => await task;
}
