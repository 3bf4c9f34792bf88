// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QDirIterator>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb();
    }
    return count;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void paletteHasThreeGroups();
    void switchesAtRunTime();
    void fontsNameAJapaneseFace();
    void tabularDigitsHaveOneWidth();
    void everyIconRendersAndIsTinted();
    void everyNamedIconIsShipped();
    void glyphsPaintTheirColour();
    void priorityBarsCountUrgency_data();
    void priorityBarsCountUrgency();
    void controlHeights();
    void primaryButtonIsAccent();
    void fieldShowsFocusAndError();
    void everyControlPaintsInBothThemes();
};

void ThemeTest::paletteHasThreeGroups()
{
    const QPalette p = QApplication::palette();
    const ThemeRoles &roles = Theme::roles();
    QCOMPARE(p.color(QPalette::Active, QPalette::Highlight), roles[ThemeRole::Selection]);
    QCOMPARE(p.color(QPalette::Inactive, QPalette::Highlight), roles[ThemeRole::SelectionInactive]);
    QCOMPARE(p.color(QPalette::Disabled, QPalette::Text), roles[ThemeRole::TextDisabled]);
    QCOMPARE(p.color(QPalette::Active, QPalette::PlaceholderText), roles[ThemeRole::Text3]);
    QCOMPARE(p.color(QPalette::Active, QPalette::AlternateBase), roles[ThemeRole::Base]);
}

void ThemeTest::switchesAtRunTime()
{
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.palette().color(QPalette::Window), ThemeRoles::light()[ThemeRole::Window]);
    Theme::instance().setMode(ThemeMode::Dark);
    QVERIFY(Theme::instance().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeRoles::dark()[ThemeRole::Window]);
    QTRY_COMPARE(window.palette().color(QPalette::Window), ThemeRoles::dark()[ThemeRole::Window]);
}

void ThemeTest::fontsNameAJapaneseFace()
{
    for (int role = int(TypeRole::Figure); role <= int(TypeRole::MonoStrong); ++role) {
        const QFont font = Theme::font(TypeRole(role));
        QCOMPARE(font.families().size(), 2);
        QVERIFY(font.pixelSize() >= 11);
        QVERIFY2(Theme::lineHeight(TypeRole(role)) >= font.pixelSize() * 1.36, "line height");
        QVERIFY(!font.italic());
    }
    QVERIFY(Theme::font(TypeRole::Body).families() != Theme::font(TypeRole::Mono).families());
    QCOMPARE(Theme::font(TypeRole::BodyStrong).weight(), QFont::DemiBold);
}

void ThemeTest::tabularDigitsHaveOneWidth()
{
    const QFont font = Theme::font(TypeRole::Body);
    QCOMPARE(tabularWidth(font, u"1:11"_s), tabularWidth(font, u"8:08"_s));
    QVERIFY(tabularWidth(font, u"11"_s) >= QFontMetricsF(font).horizontalAdvance(u"11"_s));
    QCOMPARE(tabularWidth(font, {}), 0.0);
}

void ThemeTest::everyIconRendersAndIsTinted()
{
    int count = 0;
    QDirIterator it(u":/icons/tabler"_s);
    while (it.hasNext()) {
        const QString path = it.next();
        QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
        const QString name = it.fileInfo().completeBaseName();
        QVERIFY(hasIcon(name));
        QVERIFY2(!icon(name).pixmap(16).isNull(), qPrintable(name));
        ++count;
    }
    QVERIFY2(count >= 90, qPrintable(QString::number(count)));
    const QImage big = icon(u"trash"_s, ThemeRole::RiskGlyph).pixmap(QSize(32, 32), 2.0).toImage();
    QCOMPARE(big.size(), QSize(64, 64));
    QVERIFY(pixelsOf(big, Theme::colour(ThemeRole::RiskGlyph)) > 20);
}

/// Every icon("…"), iconName literal in views and app is a file that is shipped.
void ThemeTest::everyNamedIconIsShipped()
{
    const QRegularExpression use(u"\\b(?:icon|paintIcon|mark)\\([^;\"]*?u?\"([a-z0-9-]+)\""_s);
    const QString root = qEnvironmentVariable("STEWARD_SOURCE_DIR");
    int found = 0;
    for (const QString &folder : {u"/views"_s, u"/app/desktop"_s}) {
        QDirIterator it(root + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = use.globalMatch(text); match.hasNext();) {
                const QString name = match.next().captured(1);
                QVERIFY2(hasIcon(name), qPrintable(file.fileName() + u" names "_s + name));
                ++found;
            }
        }
    }
    QVERIFY(found >= 3);
}

void ThemeTest::glyphsPaintTheirColour()
{
    for (Indicator indicator : {Indicator::Ok, Indicator::InWork, Indicator::Warn, Indicator::Risk, Indicator::Breach,
                                Indicator::Idle, Indicator::Paused, Indicator::Met}) {
        QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
        image.fill(Theme::colour(ThemeRole::Base));
        QPainter painter(&image);
        paintGlyph(&painter, {0, 0}, indicator, Theme::roles(), 48);
        painter.end();
        QVERIFY2(pixelsOf(image, Theme::roles().shape(indicator)) > 60, qPrintable(indicatorName(indicator)));
        QVERIFY(!indicatorName(indicator).isEmpty());
    }
}

void ThemeTest::priorityBarsCountUrgency_data()
{
    QTest::addColumn<int>("priority");
    QTest::addColumn<int>("filled");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("P1") << 1 << 4;
    QTest::newRow("P2") << 2 << 3;
    QTest::newRow("P4") << 4 << 1;
    QTest::newRow("P5") << 5 << 0;
}

void ThemeTest::priorityBarsCountUrgency()
{
    QFETCH(int, priority);
    QFETCH(int, filled);
    QImage image(140, 120, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(10, 10);
    paintPriorityBars(&painter, {0, 0}, priority, Qt::black, Qt::yellow);
    painter.end();
    int bars = 0;
    for (int i = 0; i < 4; ++i)
        bars += image.pixelColor(35 * i + 12, 110) == QColor(Qt::black);
    QCOMPARE(bars, filled);
}

void ThemeTest::controlHeights()
{
    QPushButton button(u"Save"_s);
    QCOMPARE(button.sizeHint().height(), 28);
    setButtonSize(&button, ButtonSize::Small);
    QCOMPARE(button.sizeHint().height(), 24);
    setButtonSize(&button, ButtonSize::Large);
    QCOMPARE(button.sizeHint().height(), 32);
    QLineEdit edit;
    QCOMPARE(edit.sizeHint().height(), 28);
    QComboBox combo;
    combo.addItem(u"日本語"_s);
    QCOMPARE(combo.sizeHint().height(), 28);
    QTabBar tabs;
    tabs.addTab(u"Queue"_s);
    QCOMPARE(tabs.sizeHint().height(), 32);
}

void ThemeTest::primaryButtonIsAccent()
{
    QPushButton button(u"Save"_s);
    setPrimary(&button);
    button.resize(button.sizeHint());
    const QImage image = button.grab().toImage();
    QCOMPARE(image.pixelColor(8, image.height() / 2), Theme::colour(ThemeRole::Accent));
}

void ThemeTest::fieldShowsFocusAndError()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QLineEdit;
    auto *edit = new QLineEdit;
    layout->addWidget(other);
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    other->setFocus();
    const auto edge = [&] { return edit->grab().toImage().pixelColor(edit->width() / 2, 1); };
    QCOMPARE(edge(), Theme::colour(ThemeRole::Base)); // 1 px border: the second row is the field already
    edit->setFocus();
    QTRY_VERIFY(edit->hasFocus());
    QCOMPARE(edge(), Theme::colour(ThemeRole::Accent));
    setFieldError(edit, true);
    QCOMPARE(edge(), Theme::colour(ThemeRole::RiskGlyph));
}

void ThemeTest::everyControlPaintsInBothThemes()
{
    for (ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Theme::instance().setMode(mode);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(new QCheckBox(u"a"_s));
        layout->addWidget(new QSpinBox);
        layout->addWidget(new QComboBox);
        layout->addWidget(new QProgressBar);
        layout->addWidget(new QPushButton(u"b"_s));
        window.resize(300, 240);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = window.grab().toImage();
        QCOMPARE(image.pixelColor(1, 1), Theme::colour(ThemeRole::Window));
        QVERIFY(pixelsOf(image, Theme::colour(ThemeRole::Control)) > 100);
        // Fusion's gradients would leave hundreds of colours; antialiased text and corners leave few.
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() < 256, qPrintable(QString::number(colours.size())));
    }
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
