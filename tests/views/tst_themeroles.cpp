// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The numbers of the visual design, kept: contrast by WCAG 2.1, distance in OKLab x 100, colour-blind sight by the
// matrices of Machado, Oliveira and Fernandes (2009) at full severity.
#include "views/theme/themeroles.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <array>
#include <cmath>

using namespace steward;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linearRgb(const QColor &c)
{
    return {linear(c.redF()), linear(c.greenF()), linear(c.blueF())};
}

double luminance(const QColor &c)
{
    const Triple rgb = linearRgb(c);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

Triple times(const Matrix &m, const Triple &v)
{
    Triple out{};
    for (int row = 0; row < 3; ++row)
        out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
    return out;
}

Triple okLab(const Triple &rgb)
{
    Triple lms = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                         {0.2119034982, 0.6806995451, 0.1073969566},
                         {0.0883024619, 0.2817188376, 0.6299787005}}}, rgb);
    for (double &v : lms)
        v = std::cbrt(v);
    return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                   {1.9779984951, -2.4285922050, 0.4505937099},
                   {0.0259040371, 0.7827717662, -0.8086757660}}}, lms);
}

constexpr Matrix normal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protan = {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan = {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan = {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double distance(const QColor &a, const QColor &b, const Matrix &sight)
{
    const auto seen = [&](const QColor &c) {
        Triple rgb = times(sight, linearRgb(c));
        for (double &v : rgb)
            v = std::clamp(v, 0.0, 1.0);
        return okLab(rgb);
    };
    const Triple x = seen(a);
    const Triple y = seen(b);
    return 100 * std::sqrt(std::pow(x[0] - y[0], 2) + std::pow(x[1] - y[1], 2) + std::pow(x[2] - y[2], 2));
}

constexpr ThemeRole statusFills[] = {ThemeRole::OkFill, ThemeRole::InfoFill, ThemeRole::WarnFill,
                                     ThemeRole::RiskFill, ThemeRole::BreachFill, ThemeRole::Idle};

const ThemeRoles &themeOf(const char *name)
{
    return qstrcmp(name, "dark") == 0 ? ThemeRoles::dark() : ThemeRoles::light();
}

} // namespace

class ThemeRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusFillsStayApart_data();
    void statusFillsStayApart();
    void contrasts_data();
    void contrasts();
    void hexValuesStandInOnePlace();
};

void ThemeRolesTest::statusFillsStayApart_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("least");
    QTest::addColumn<int>("sight");
    // Least distance between any two fills, measured when the palette was chosen.
    QTest::newRow("light, normal") << false << 16.3 << 0;
    QTest::newRow("light, protan") << false << 14.8 << 1;
    QTest::newRow("light, deutan") << false << 16.4 << 2;
    QTest::newRow("light, tritan") << false << 14.6 << 3;
    QTest::newRow("dark, normal") << true << 19.2 << 0;
    QTest::newRow("dark, protan") << true << 17.1 << 1;
    QTest::newRow("dark, deutan") << true << 17.2 << 2;
    QTest::newRow("dark, tritan") << true << 17.4 << 3;
}

void ThemeRolesTest::statusFillsStayApart()
{
    QFETCH(bool, dark);
    QFETCH(double, least);
    QFETCH(int, sight);
    const Matrix &matrix = sight == 0 ? normal : sight == 1 ? protan : sight == 2 ? deutan : tritan;
    const ThemeRoles &roles = dark ? ThemeRoles::dark() : ThemeRoles::light();
    double found = 1000;
    for (ThemeRole a : statusFills) {
        for (ThemeRole b : statusFills) {
            if (a != b)
                found = qMin(found, distance(roles[a], roles[b], matrix));
        }
    }
    QVERIFY2(found >= least - 0.1, qPrintable(QStringLiteral("least distance is %1, was %2").arg(found).arg(least)));
}

void ThemeRolesTest::contrasts_data()
{
    QTest::addColumn<int>("front");
    QTest::addColumn<int>("back");
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("dark");
    const auto row = [](const char *name, ThemeRole front, ThemeRole back, double light, double dark) {
        QTest::newRow(name) << int(front) << int(back) << light << dark;
    };
    // Figures of the token table on base.
    row("text 1 on base", ThemeRole::Text1, ThemeRole::Base, 17.2, 13.0);
    row("text 2 on base", ThemeRole::Text2, ThemeRole::Base, 7.7, 8.2);
    row("text 3 on base", ThemeRole::Text3, ThemeRole::Base, 5.5, 6.1);
    row("accent on base", ThemeRole::Accent, ThemeRole::Base, 6.3, 6.5);
    row("text on accent", ThemeRole::TextOnAccent, ThemeRole::Accent, 6.3, 7.9);
    row("internal word on tint", ThemeRole::InternalWord, ThemeRole::InternalTint, 7.0, 6.5);
    // Each text role on each surface that it stands on: 4.5 and more.
    for (ThemeRole surface : {ThemeRole::Window, ThemeRole::Panel, ThemeRole::Base, ThemeRole::Raised, ThemeRole::Hover,
                              ThemeRole::SelectionInactive, ThemeRole::AccentWeak, ThemeRole::Chip,
                              ThemeRole::InternalTint}) {
        for (ThemeRole text : {ThemeRole::Text1, ThemeRole::Text2, ThemeRole::Text3}) {
            // Text 3 is painted as text 2 on a selection.
            if (surface == ThemeRole::SelectionInactive && text == ThemeRole::Text3)
                continue;
            row(qPrintable(QStringLiteral("text %1 on surface %2").arg(int(text) - int(ThemeRole::Text1) + 1).arg(int(surface))),
                text, surface, 4.5, 4.5);
        }
    }
    row("text 1 on selection", ThemeRole::Text1, ThemeRole::Selection, 4.5, 4.5);
    row("text 2 on selection", ThemeRole::Text2, ThemeRole::Selection, 4.5, 4.5);
    row("accent on window", ThemeRole::Accent, ThemeRole::Window, 4.5, 4.5);
    row("accent on raised", ThemeRole::Accent, ThemeRole::Raised, 4.5, 4.5);
    row("toast text", ThemeRole::ToastText, ThemeRole::ToastFill, 4.5, 4.5);
    row("toast second text", ThemeRole::ToastText2, ThemeRole::ToastFill, 4.5, 4.5);
    row("toast action", ThemeRole::ToastAction, ThemeRole::ToastFill, 4.5, 4.5);
    row("ink on ok", ThemeRole::Ink, ThemeRole::OkFill, 8.3, 13.7);
    row("ink on warn", ThemeRole::Ink, ThemeRole::WarnFill, 12.8, 13.6);
    row("ink on risk", ThemeRole::Ink, ThemeRole::RiskFill, 6.4, 6.8);
    row("white on info", ThemeRole::TextOnInfo, ThemeRole::InfoFill, 8.9, 5.1);
    row("white on breach", ThemeRole::TextOnBreach, ThemeRole::BreachFill, 14.1, 5.2);
    row("text on idle", ThemeRole::TextOnIdle, ThemeRole::Idle, 4.7, 7.1);
    row("figure on heat 3", ThemeRole::Text1, ThemeRole::Heat3, 4.5, 4.5);
    row("figure on heat 4", ThemeRole::TextOnAccent, ThemeRole::Heat4, 4.5, 4.5);
    row("figure on heat 5", ThemeRole::TextOnAccent, ThemeRole::Heat5, 4.5, 4.5);
    row("found text", ThemeRole::Text1, ThemeRole::FindMark, 4.5, 4.5);
    // Shapes and borders: 3 and more.
    for (ThemeRole shape : {ThemeRole::Control, ThemeRole::Bar, ThemeRole::OkGlyph, ThemeRole::InfoGlyph,
                            ThemeRole::WarnGlyph, ThemeRole::RiskGlyph, ThemeRole::BreachGlyph, ThemeRole::Idle,
                            ThemeRole::InternalBar, ThemeRole::Accent})
        row(qPrintable(QStringLiteral("shape %1 on base").arg(int(shape))), shape, ThemeRole::Base, 3.0, 3.0);
}

void ThemeRolesTest::contrasts()
{
    QFETCH(int, front);
    QFETCH(int, back);
    QFETCH(double, light);
    QFETCH(double, dark);
    for (const char *name : {"light", "dark"}) {
        const ThemeRoles &roles = themeOf(name);
        const double found = contrast(roles[ThemeRole(front)], roles[ThemeRole(back)]);
        const double least = roles.isDark() ? dark : light;
        QVERIFY2(found >= least, qPrintable(QStringLiteral("%1: %2, needs %3").arg(QLatin1String(name)).arg(found).arg(least)));
    }
}

void ThemeRolesTest::hexValuesStandInOnePlace()
{
    const QString root = qEnvironmentVariable("STEWARD_SOURCE_DIR");
    QVERIFY(!root.isEmpty());
    const QRegularExpression hex(QStringLiteral("#[0-9A-Fa-f]{6}\\b|0x[0-9A-Fa-f]{6,8}u?\\b|QColor\\(\\d"));
    int files = 0;
    QDirIterator it(root + QStringLiteral("/views"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        if (file.fileName().endsWith(QStringLiteral("theme/themeroles.cpp")))
            continue;
        const auto match = hex.match(QString::fromUtf8(file.readAll()));
        QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + QStringLiteral(": ") + match.captured()));
    }
    QVERIFY(files > 5);
}

QTEST_GUILESS_MAIN(ThemeRolesTest)
#include "tst_themeroles.moc"
