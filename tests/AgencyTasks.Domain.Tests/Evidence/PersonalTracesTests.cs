using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Domain.Tests.Evidence;

public sealed class PersonalTracesTests
{
    [Theory]
    [InlineData("CCCD của ông là 008099001234", PersonalTrace.IdentityNumber, "008099001234")]
    [InlineData("008 099 001 234", PersonalTrace.IdentityNumber, "008 099 001 234")]
    [InlineData("số 071234567 cấp tại", PersonalTrace.IdentityNumber, "071234567")]
    [InlineData("gọi 0912345678", PersonalTrace.PhoneNumber, "0912345678")]
    [InlineData("gọi 0912.345.678", PersonalTrace.PhoneNumber, "0912.345.678")]
    [InlineData("+84912345678", PersonalTrace.PhoneNumber, "+84912345678")]
    [InlineData("Họ và tên: An", PersonalTrace.Particulars, "Họ và tên")]
    [InlineData("SINH NĂM 1980", PersonalTrace.Particulars, "SINH NĂM")]
    [InlineData("các bị can trong vụ án", PersonalTrace.CaseDetails, "bị can")]
    [InlineData("Tài liệu TỐI MẬT của Công an", PersonalTrace.SecrecyStamp, "TỐI MẬT")]
    [InlineData("độ mật: A", PersonalTrace.SecrecyStamp, "độ mật")]
    [InlineData("Công văn mâ\u0323t số 12", PersonalTrace.SecrecyStamp, "Công văn mật")]
    [InlineData("bi\u0323 cáo", PersonalTrace.CaseDetails, "bị cáo")]
    [InlineData("008.099.001.234", PersonalTrace.IdentityNumber, "008.099.001.234")]
    [InlineData("008-099-001-234", PersonalTrace.IdentityNumber, "008-099-001-234")]
    [InlineData("cccd_008099001234.pdf", PersonalTrace.IdentityNumber, "008099001234")]
    [InlineData("008099\u200B001234", PersonalTrace.IdentityNumber, "008099001234")]
    [InlineData("Hộ chiếu số B1234567", PersonalTrace.IdentityNumber, "Hộ chiếu số B1234567")]
    [InlineData("gọi 0912-345-678", PersonalTrace.PhoneNumber, "0912-345-678")]
    [InlineData("gọi (0912) 345678", PersonalTrace.PhoneNumber, "(0912) 345678")]
    [InlineData("(+84)912345678", PersonalTrace.PhoneNumber, "+84)912345678")]
    [InlineData("Họ  tên: An", PersonalTrace.Particulars, "Họ  tên")]
    [InlineData("Sinh\nnăm 1980", PersonalTrace.Particulars, "Sinh\nnăm")]
    [InlineData("Tài liệu tối  mật", PersonalTrace.SecrecyStamp, "tối  mật")]
    [InlineData("Dấu: MẬT", PersonalTrace.SecrecyStamp, "MẬT")]
    [InlineData("TOI MAT", PersonalTrace.SecrecyStamp, "TOI MAT")]
    public void In_TextWithPersonalData_FindsItAsItWasTyped(string text, PersonalTrace kind, string words)
    {
        PersonalTraces.In(text).ShouldContain(new FoundTrace(kind, words));
    }

    [Theory]
    [InlineData("Đã tổ chức 12 buổi, 1.234 lượt người tham gia, kinh phí 150.000.000 đồng")]
    [InlineData("Kinh phí 100.000.000.000 đồng")]
    [InlineData("Báo cáo số 1123/BC-SYT ngày 30/10/2019, bị cảnh báo thiếu số liệu")]
    [InlineData("Tên tệp anh-2019-10-30.jpg; năm 2019; mã 20191030")]
    [InlineData("Tôi mất giấy tờ; mật độ dân cư; độ mặt đường; tối mặt trời lặn")]
    [InlineData("BẢO MẬT; MẬT ĐỘ DÂN CƯ; MẬT KHẨU; toi mat giay to")]
    [InlineData("Từ 05-11-2019 đến 08-12-2019")]
    [InlineData("")]
    public void In_FiguresAndDocumentNumbers_FindsNothing(string text)
    {
        PersonalTraces.In(text).ShouldBeEmpty();
    }
}
