// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demopayloads.h"

#include "portalsim/jsontext.h"

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

qint64 between(QRandomGenerator &random, int low, int high)
{
    return random.bounded(low, high + 1);
}

bool oneIn(QRandomGenerator &random, int n)
{
    return random.bounded(n) == 0;
}

// Few people cause most events.
QByteArray cause(QRandomGenerator &random)
{
    if (oneIn(random, 9))
        return "{\"user_id\":0}"; // an agent, nobody
    const qint64 user = oneIn(random, 3) ? between(random, 1, 60) : between(random, 3, 9);
    return "{\"user_id\":\"" + number(user) + "\"}";
}

// Object numbers gather around recent ones, so that some objects come again.
qint64 object(QRandomGenerator &random, int newest)
{
    const int spread = oneIn(random, 4) ? newest - 1 : 180;
    return newest - random.bounded(spread);
}

// Numbers come as numbers or as texts, as different parts of a portal write them.
QByteArray fields(QRandomGenerator &random, qint64 id)
{
    if (oneIn(random, 5))
        return "{\"FIELDS\":{\"ID\":\"" + number(id) + "\"}}";
    return "{\"FIELDS\":{\"ID\":" + number(id) + "}}";
}

QString changed(QRandomGenerator &random, const QString &entity)
{
    const int kind = random.bounded(12);
    return u"ONCRM"_s + entity + (kind == 0 ? u"DELETE"_s : kind < 3 ? u"ADD"_s : u"UPDATE"_s);
}

DemoEvent crm(QRandomGenerator &random)
{
    struct Entity
    {
        const char16_t *name;
        int newest;
        int weight;
    };
    static constexpr Entity entities[] = {{u"DEAL", 4720, 45},
                                          {u"LEAD", 1900, 15},
                                          {u"CONTACT", 8800, 22},
                                          {u"COMPANY", 2300, 10},
                                          {u"ACTIVITY", 31000, 8}};
    int point = random.bounded(100);
    for (const Entity &entity : entities) {
        point -= entity.weight;
        if (point < 0)
            return {changed(random, QString::fromUtf16(entity.name)), fields(random, object(random, entity.newest)),
                    cause(random)};
    }
    return {u"ONCRMDEALMOVETOCATEGORY"_s,
            "{\"FIELDS\":{\"ID\":" + number(object(random, 4720)) + ",\"CATEGORY_ID\":2,\"STAGE_ID\":\"C2:NEW\"}}",
            cause(random)};
}

DemoEvent smartProcess(QRandomGenerator &random)
{
    static constexpr int types[] = {128, 176, 1032, 31};
    const int type = types[random.bounded(4)];
    return {oneIn(random, 6) ? u"ONCRMDYNAMICITEMADD"_s : u"ONCRMDYNAMICITEMUPDATE"_s,
            "{\"FIELDS\":{\"ID\":" + number(object(random, 640)) + ",\"ENTITY_TYPE_ID\":" + number(type) + "}}",
            cause(random)};
}

DemoEvent task(QRandomGenerator &random)
{
    const QByteArray id = "{\"ID\":" + number(object(random, 1500)) + '}';
    switch (random.bounded(8)) {
    case 0:
        return {u"ONTASKADD"_s,
                "{\"FIELDS_BEFORE\":\"undefined\",\"FIELDS_AFTER\":" + id +
                    ",\"IS_ACCESSIBLE_BEFORE\":\"N\",\"IS_ACCESSIBLE_AFTER\":\"undefined\"}",
                cause(random)};
    case 1:
        return {
            u"ONTASKDELETE"_s,
            "{\"FIELDS_BEFORE\":" + id +
                ",\"FIELDS_AFTER\":\"undefined\",\"IS_ACCESSIBLE_BEFORE\":\"undefined\",\"IS_ACCESSIBLE_AFTER\":\"N\"}",
            cause(random)};
    case 2:
        return {u"ONTASKCOMMENTADD"_s,
                "{\"FIELDS_BEFORE\":\"undefined\",\"FIELDS_AFTER\":{\"ID\":" + number(object(random, 9400)) +
                    ",\"MESSAGE_ID\":0,\"TASK_ID\":" + number(object(random, 1500)) +
                    "},\"IS_ACCESSIBLE_BEFORE\":\"N\",\"IS_ACCESSIBLE_AFTER\":\"undefined\"}",
                cause(random)};
    default:
        return {u"ONTASKUPDATE"_s,
                "{\"FIELDS_BEFORE\":" + id + ",\"FIELDS_AFTER\":" + id +
                    ",\"IS_ACCESSIBLE_BEFORE\":\"undefined\",\"IS_ACCESSIBLE_AFTER\":\"undefined\"}",
                cause(random)};
    }
}

DemoEvent user(QRandomGenerator &random)
{
    static const std::pair<const char *, const char *> people[] = {
        {"Жанна", "Петрова"},   {"Łukasz", "Wójcik"},
        {"Zoë", "Müller-Groß"}, {"李", "小龍"},
        {"ゆき", "田中"},       {"محمد", "الأمين"},
        {"נועה", "לוי"},        {"Αλέξανδρος", "Νικολάου"},
        {"प्रिया", "शर्मा"},      {"Nguyễn", "Thị Ánh"},
        {"Seán", "O'Brien"},    {"Ivana \"Iva\"", "Đorđević"},
        {"สมชาย", "ใจดี"},       {"👩‍🚀 Mae", "Jemison"},
        {"გიორგი", "ბერიძე"},   {"Anaïs", "de la Tour <test>"}};
    const auto &[name, lastName] = people[random.bounded(int(std::size(people)))];
    const QByteArray id = number(between(random, 60, 260));
    return {u"ONUSERADD"_s,
            "{\"ID\":\"" + id + "\",\"ACTIVE\":true,\"NAME\":" + jsonText(name) +
                ",\"LAST_NAME\":" + jsonText(lastName) + ",\"EMAIL\":\"user" + id +
                "@example.com\",\"WORK_POSITION\":null,\"UF_DEPARTMENT\":[1," + number(between(random, 2, 9)) +
                "],\"PERSONAL_BIRTHDAY\":\"\"}",
            cause(random)};
}

// Recognisable as made up, but shaped like the real ones, so that masking can be seen to work.
QByteArray demoToken(QRandomGenerator &random, const QByteArray &kind)
{
    QByteArray token = "demo" + kind;
    while (token.size() < 60)
        token += QByteArray::number(random.generate(), 16);
    return token.left(60);
}

DemoEvent botMessage(QRandomGenerator &random)
{
    const QByteArray bot = number(between(random, 500, 504));
    return {
        u"ONIMBOTMESSAGEADD"_s,
        "{\"BOT\":{\"" + bot + "\":{\"BOT_ID\":" + bot + ",\"BOT_CODE\":\"helper\",\"AUTH\":{\"access_token\":\"" +
            demoToken(random, "access") + "\",\"expires_in\":3600,\"refresh_token\":\"" + demoToken(random, "refresh") +
            "\",\"application_token\":\"" + demoToken(random, "application") +
            "\",\"domain\":\"acme.example.com\"}}},\"PARAMS\":{\"DIALOG_ID\":\"chat" + number(between(random, 1, 90)) +
            "\",\"MESSAGE\":\"Когда привезут заказ?\\nWhen will it arrive? "
            "🚚\",\"FROM_USER_ID\":7,\"LANGUAGE\":\"ru\"}}",
        "{\"application_token\":\"" + demoToken(random, "additional") + "\",\"user_id\":7,\"auth_connector\":\"\"}"};
}

} // namespace

DemoEvent oddDemoEvent(int kind, QRandomGenerator &random)
{
    switch (kind) {
    case 0:
        return botMessage(random);
    case 1:
        return {u"ONAPPTEST"_s, "[]", "{\"user_id\":0}"};
    case 2:
        return {u"ONAPPMETHODCONFIRM"_s, "false", "{\"user_id\":\"1\"}"};
    case 3:
        return {u"ONCUSTOMEVENT"_s, "\"plain text, no object at all\"", "{\"user_id\":\"5\"}"};
    case 4:
        return {u"ONCUSTOMEVENT"_s, "null", "null"};
    case 5:
        return {u"ONVOXIMPLANTCALLEND"_s,
                "{\"CALL_ID\":\"EE4F" + QByteArray::number(random.generate(), 16).toUpper() +
                    ".1732000000.9\",\"CALL_TYPE\":2,\"PHONE_NUMBER\":\"+10005550199\",\"CALL_DURATION\":\"" +
                    number(between(random, 0, 900)) +
                    "\",\"COST\":0.0150,\"COST_CURRENCY\":\"USD\",\"CALL_FAILED_CODE\":200}",
                cause(random)};
    case 6:
        return {u"ONCUSTOMEVENT"_s, "[1,\"two\",{\"three\":[null,true,-4.5e-7]}]", "{\"user_id\":\"12\"}"};
    default:
        return {u"ONCRMDEALUPDATE"_s,
                "{\"FIELDS\":{\"ID\":" + number(between(random, 1, 4700)) +
                    "},\"NOTE\":\"a long text that does not fit into any column: " +
                    QByteArray("lorem ipsum ").repeated(60) + "\"}",
                cause(random)};
    }
}

DemoEvent nextDemoEvent(QRandomGenerator &random)
{
    const int point = random.bounded(1000);
    if (point < 700)
        return crm(random);
    if (point < 820)
        return smartProcess(random);
    if (point < 950)
        return task(random);
    if (point < 975)
        return user(random);
    return oddDemoEvent(random.bounded(oddDemoEvents), random);
}

} // namespace eventsweep::portalsim
