namespace Koseki.Domain.ImagedRegisters;

/// <summary>The Japanese words of the forms.</summary>
public static class ImagedWords
{
    /// <summary>明治19年式 …</summary>
    public static string Word(this ImagedForm form) => form switch
    {
        ImagedForm.Meiji19 => "明治19年式",
        ImagedForm.Meiji31 => "明治31年式",
        ImagedForm.Taisho4 => "大正4年式",
        ImagedForm.Showa23 => "昭和23年式",
    };

    /// <summary>The form of a word, or null.</summary>
    public static ImagedForm? FormOf(string word) => Enum.GetValues<ImagedForm>().Where(f => f.Word() == word).Select(f => (ImagedForm?)f).FirstOrDefault();

    /// <summary>Who heads a register of the form: 戸主 before 1948, 筆頭者 since.</summary>
    public static string HeadWord(this ImagedForm form) => form switch
    {
        ImagedForm.Meiji19 or ImagedForm.Meiji31 or ImagedForm.Taisho4 => "戸主",
        ImagedForm.Showa23 => "筆頭者",
    };
}
