<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close this remark</source>
        <translation>Закрыть это замечание</translation>
    </message>
    <message>
        <source>Unselect all</source>
        <translation>Снять выбор</translation>
    </message>
    <message>
        <source>Takes all check marks away; nothing happens to the records</source>
        <translation>Убирает все отметки; с самими записями ничего не происходит</translation>
    </message>
    <message>
        <source>Records loaded</source>
        <translation>Загружено записей</translation>
    </message>
    <message>
        <source>Selects everything that the filter lets through, up to the newest record of this snapshot</source>
        <translation>Выбирает всё, что пропускает фильтр, до самой новой записи этого снимка</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>Clears &amp;of:</source>
        <translation>Очистки &amp;на:</translation>
    </message>
    <message>
        <source>Clears of</source>
        <translation>Очистки на</translation>
    </message>
    <message>
        <source>Open the &amp;result…</source>
        <translation>Открыть &amp;результат…</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Открыть результат</translation>
    </message>
    <message>
        <source>What became of each record of the current clear (Enter)</source>
        <translation>Что стало с каждой записью текущей очистки (Enter)</translation>
    </message>
    <message>
        <source>Clears</source>
        <translation>Очистки</translation>
    </message>
</context>
<context>
    <name>AddPortalApplicationPage</name>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>The queue belongs to an application. If you have none in this portal yet, create a local one; it takes a minute:</source>
        <translation>Очередь принадлежит приложению. Если на портале его ещё нет, создайте локальное; это займёт минуту:</translation>
    </message>
    <message>
        <source>1. In the portal, open Developer resources, Other, Local application.</source>
        <translation>1. На портале откройте «Разработчикам», «Другое», «Локальное приложение».</translation>
    </message>
    <message>
        <source>2. Choose the type Server and tick “Script uses API only (no user interface)”.</source>
        <translation>2. Выберите тип «Серверное» и отметьте «Использует только API» (без интерфейса).</translation>
    </message>
    <message>
        <source>3. Put this in as the handler path:</source>
        <translation>3. Укажите этот путь обработчика:</translation>
    </message>
    <message>
        <source>4. Permissions: those whose events the application is to get, for example CRM (crm). Reading the queue itself needs none.</source>
        <translation>4. Права: те разделы, события которых нужны приложению, например CRM (crm). Для чтения самой очереди права не нужны.</translation>
    </message>
    <message>
        <source>5. Save. The portal then shows the two values for the fields below.</source>
        <translation>5. Сохраните. Портал покажет два значения для полей ниже.</translation>
    </message>
    <message>
        <source>Application &amp;id:</source>
        <translation>&amp;Код приложения:</translation>
    </message>
    <message>
        <source>Application id</source>
        <translation>Код приложения</translation>
    </message>
    <message>
        <source>local.0123456789abcd.01234567</source>
        <translation>local.0123456789abcd.01234567</translation>
    </message>
    <message>
        <source>Says which application signs in. Not secret.</source>
        <translation>Указывает, какое приложение входит. Не секрет.</translation>
    </message>
    <message>
        <source>Application &amp;secret:</source>
        <translation>К&amp;люч приложения:</translation>
    </message>
    <message>
        <source>Application secret</source>
        <translation>Ключ приложения</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Показать</translation>
    </message>
    <message>
        <source>Show the application secret</source>
        <translation>Показать ключ приложения</translation>
    </message>
    <message>
        <source>Proves that it is this application. It is kept in your keychain and sent to the authorisation server alone.</source>
        <translation>Доказывает, что это именно оно. Хранится в связке ключей и отправляется только серверу авторизации.</translation>
    </message>
</context>
<context>
    <name>AddPortalCheckPage</name>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>Список проверок</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Идёт проверка</translation>
    </message>
    <message>
        <source>The certificate that was refused</source>
        <translation>Отвергнутый сертификат</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Коннекторы</translation>
    </message>
    <message>
        <source>Portals list only connectors that a handler uses. Do you know of another one? Add it by its name:</source>
        <translation>Порталы перечисляют только коннекторы, у которых есть обработчики. Знаете другой? Добавьте его по имени:</translation>
    </message>
    <message>
        <source>Connector&apos;s name</source>
        <translation>Имя коннектора</translation>
    </message>
    <message>
        <source>&amp;Add connector</source>
        <translation>Добавить &amp;коннектор</translation>
    </message>
    <message>
        <source>Add connector</source>
        <translation>Добавить коннектор</translation>
    </message>
    <message>
        <source>Sign in to the pro&amp;xy…</source>
        <translation>Войти на про&amp;кси…</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Войти на прокси</translation>
    </message>
</context>
<context>
    <name>AddPortalDialog</name>
    <message>
        <source>Add portal</source>
        <translation>Добавление портала</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Send the application&apos;s secret &amp;to this server</source>
        <translation>Отпр&amp;авлять ключ приложения на этот сервер</translation>
    </message>
    <message>
        <source>Send the application&apos;s secret to this server</source>
        <translation>Отправлять ключ приложения на этот сервер</translation>
    </message>
    <message>
        <source>&amp;Keep the secrets for this run only</source>
        <translation>&amp;Хранить секреты только до выхода из программы</translation>
    </message>
    <message>
        <source>Keep the secrets for this run only</source>
        <translation>Хранить секреты только до выхода из программы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Check an&amp;d add</source>
        <translation>Проверить и &amp;добавить</translation>
    </message>
    <message>
        <source>Check and add</source>
        <translation>Проверить и добавить</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>For this &amp;run only</source>
        <translation>&amp;Только до выхода</translation>
    </message>
    <message>
        <source>The secrets are forgotten when the program ends.</source>
        <translation>Секреты забываются при выходе из программы.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>Нужно подтверждение</translation>
    </message>
    <message>
        <source>I have tokens already: i&amp;mport…</source>
        <translation>Токены уже есть: &amp;импорт…</translation>
    </message>
    <message>
        <source>Import tokens</source>
        <translation>Импорт токенов</translation>
    </message>
    <message>
        <source>For an application that has been installed, or that another integration signs in for.</source>
        <translation>Для приложения, которое уже установлено или от имени которого входит другая интеграция.</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Далее</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
</context>
<context>
    <name>AddPortalPlacePage</name>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Eventsweep reads the offline event queue of one application on one portal. You need to be an administrator there.</source>
        <translation>Eventsweep читает очередь офлайн-событий одного приложения на одном портале. Нужны права администратора портала.</translation>
    </message>
    <message>
        <source>&amp;Portal:</source>
        <translation>&amp;Портал:</translation>
    </message>
    <message>
        <source>acme.bitrix24.com</source>
        <translation>acme.bitrix24.com</translation>
    </message>
    <message>
        <source>Its address, as the browser shows it while you work there: copied whole or only the name.</source>
        <translation>Адрес, который браузер показывает при работе на портале: целиком или только имя.</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Название:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>as the address</source>
        <translation>как адрес</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>&amp;Окружение:</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>On a production portal, clearing asks for the portal&apos;s name.</source>
        <translation>На рабочем портале перед очисткой нужно ввести его название.</translation>
    </message>
    <message>
        <source>PROD: a production portal</source>
        <translation>PROD: рабочий портал</translation>
    </message>
    <message>
        <source>DEV: for development and tests</source>
        <translation>DEV: для разработки и проверок</translation>
    </message>
    <message>
        <source>&amp;Read only (nothing can be changed from here)</source>
        <translation>Только &amp;чтение (отсюда ничего нельзя изменить)</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>Дополни&amp;тельно</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Дополнительно</translation>
    </message>
    <message>
        <source>Only for portals on your own servers, whose certificate comes from your company&apos;s own authority.</source>
        <translation>Только для порталов на своих серверах, если сертификат выдан центром сертификации вашей компании.</translation>
    </message>
    <message>
        <source>A&amp;uthorisation server:</source>
        <translation>&amp;Сервер авторизации:</translation>
    </message>
    <message>
        <source>Authorisation server</source>
        <translation>Сервер авторизации</translation>
    </message>
    <message>
        <source>Where codes and refresh tokens are exchanged. Leave it as it is unless your portal has one of its own.</source>
        <translation>Здесь обмениваются коды и токены обновления. Не меняйте, если у портала нет собственного сервера.</translation>
    </message>
</context>
<context>
    <name>AddPortalTokensPage</name>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>For an application that has tokens already: from an answer of the authorisation server, an installation callback, or settings.json of the CRest SDK. Pasting fills in the portal and the application as well.</source>
        <translation>Для приложения, у которого уже есть токены: из ответа сервера авторизации, обратного вызова при установке или settings.json из CRest SDK. Вставка заполнит также портал и приложение.</translation>
    </message>
    <message>
        <source>&amp;Paste JSON…</source>
        <translation>&amp;Вставить JSON…</translation>
    </message>
    <message>
        <source>Paste JSON</source>
        <translation>Вставить JSON</translation>
    </message>
    <message>
        <source>A&amp;ccess token:</source>
        <translation>&amp;Токен доступа:</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Opens the portal for one hour.</source>
        <translation>Открывает портал на один час.</translation>
    </message>
    <message>
        <source>Re&amp;fresh token:</source>
        <translation>Токен о&amp;бновления:</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>Gets new access tokens, for months. Without it you sign in again after an hour. With it, application id and secret are needed.</source>
        <translation>Получает новые токены доступа, месяцами. Без него через час придётся войти снова. С ним нужны код и ключ приложения.</translation>
    </message>
    <message>
        <source>Sho&amp;w tokens</source>
        <translation>Показать то&amp;кены</translation>
    </message>
    <message>
        <source>Show tokens</source>
        <translation>Показать токены</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The archive is read-only</source>
        <translation>Архив только для чтения</translation>
    </message>
    <message>
        <source>Nothing can be cleared without it.</source>
        <translation>Без него ничего нельзя очистить.</translation>
    </message>
    <message>
        <source>The archive was damaged</source>
        <translation>Архив был повреждён</translation>
    </message>
    <message>
        <source>It could not be read and was put aside as %1; a new one has been begun.</source>
        <translation>Его не удалось прочитать, он отложен как %1; начат новый.</translation>
    </message>
    <message>
        <source>No keychain: for this run only</source>
        <translation>Связки ключей нет: только до выхода</translation>
    </message>
    <message>
        <source>Tokens are kept in memory and forgotten when the program ends; they are never written to a file.</source>
        <translation>Токены хранятся в памяти и забываются при выходе из программы; в файлы они не записываются.</translation>
    </message>
    <message>
        <source>Install or unlock a keychain to be remembered.</source>
        <translation>Чтобы токены запоминались, установите или разблокируйте связку ключей.</translation>
    </message>
</context>
<context>
    <name>AuthoritiesDialog</name>
    <message>
        <source>Certificate authorities</source>
        <translation>Центры сертификации</translation>
    </message>
    <message>
        <source>Trusted besides those of this computer, for this portal alone. Whoever holds such an authority can read what is sent to the portal: add only one that you got from somebody you trust, and compare its fingerprint.</source>
        <translation>Им доверяют вдобавок к центрам этого компьютера и только для этого портала. Владелец такого центра может читать то, что отправляется на портал: добавляйте лишь тот, что получен от человека, которому доверяете, и сверьте отпечаток.</translation>
    </message>
</context>
<context>
    <name>BrowserSignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>&amp;Open the sign-in page in the browser</source>
        <translation>&amp;Открыть страницу входа в браузере</translation>
    </message>
    <message>
        <source>Open the sign-in page in the browser</source>
        <translation>Открыть страницу входа в браузере</translation>
    </message>
    <message>
        <source>Open &amp;again</source>
        <translation>Открыть &amp;ещё раз</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Открыть ещё раз</translation>
    </message>
    <message>
        <source>Copy the page&apos;s a&amp;ddress</source>
        <translation>&amp;Скопировать адрес страницы</translation>
    </message>
    <message>
        <source>Copy the page&apos;s address</source>
        <translation>Скопировать адрес страницы</translation>
    </message>
    <message>
        <source>For another browser, or another user of this computer. There is no secret in it.</source>
        <translation>Для другого браузера или другого пользователя компьютера. Секретов в нём нет.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>Time left for the browser</source>
        <translation>Сколько ещё ждать браузер</translation>
    </message>
    <message>
        <source>The certificate that was refused</source>
        <translation>Отвергнутый сертификат</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Разрешить</translation>
    </message>
    <message>
        <source>Allow the server and sign in again</source>
        <translation>Разрешить сервер и войти снова</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add the portal that answered</source>
        <translation>Добавить ответивший портал</translation>
    </message>
    <message>
        <source>Paste the return address</source>
        <translation>Вставить адрес возврата</translation>
    </message>
    <message>
        <source>Return address</source>
        <translation>Адрес возврата</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>При&amp;менить</translation>
    </message>
    <message>
        <source>Use the return address</source>
        <translation>Применить адрес возврата</translation>
    </message>
    <message>
        <source>Time that the code is valid</source>
        <translation>Сколько ещё действует код</translation>
    </message>
    <message>
        <source>The browser cannot &amp;reach this computer?</source>
        <translation>Браузер не может вернуться на этот &amp;компьютер?</translation>
    </message>
    <message>
        <source>Sign in to the pro&amp;xy…</source>
        <translation>Войти на п&amp;рокси…</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Войти на прокси</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>&amp;What the server showed, its own certificate first:</source>
        <translation>&amp;Что показал сервер, первым — его собственный сертификат:</translation>
    </message>
    <message>
        <source>Certificates that the server showed</source>
        <translation>Сертификаты, которые показал сервер</translation>
    </message>
    <message>
        <source>If your organisation issued this certificate, add its certificate authority for this portal. Compare the fingerprint with the one that your administrator gives you. Errors of certificates cannot be ignored here: whoever is in between could read the tokens.</source>
        <translation>Если этот сертификат выпустила ваша организация, добавьте для этого портала её центр сертификации. Сверьте отпечаток с тем, что сообщит администратор. Пропустить ошибку сертификата нельзя: тот, кто стоит посередине, смог бы прочитать токены.</translation>
    </message>
    <message>
        <source>Add a certificate &amp;authority for this portal…</source>
        <translation>&amp;Добавить центр сертификации для этого портала…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>CertificateText</name>
    <message>
        <source>a certificate without a name</source>
        <translation>сертификат без имени</translation>
    </message>
    <message>
        <source>an issuer without a name</source>
        <translation>издатель без имени</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, organisation</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Кому выдан</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>Для адресов</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>, …</source>
        <comment>after names</comment>
        <translation>, …</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>самим собой</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>caption, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Нет доверия</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>What the check found</source>
        <translation>Что показала проверка</translation>
    </message>
    <message>
        <source>The portal is being asked</source>
        <translation>Идёт запрос к порталу</translation>
    </message>
    <message>
        <source>Show &amp;certificate…</source>
        <translation>Показать &amp;сертификат…</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Проверить &amp;ещё раз</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Проверка подключения</translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>Clear records</source>
        <translation>Очистка записей</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>ClearProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Total progress</source>
        <translation>Общий ход работы</translation>
    </message>
    <message>
        <source>Requests:</source>
        <translation>Запросов:</translation>
    </message>
    <message>
        <source>Speed:</source>
        <translation>Скорость:</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>Время:</translation>
    </message>
    <message>
        <source>Waits for:</source>
        <translation>Ожидание:</translation>
    </message>
    <message>
        <source>You can close this window: the clear goes on, and the status bar shows it.</source>
        <translation>Это окно можно закрыть: очистка продолжится, её видно в строке состояния.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Finishes the running request, reads back what was sent, and ends.</source>
        <translation>Завершает начатый запрос, перечитывает отправленное и заканчивает работу.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ClearReportText</name>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>Коннектор</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Конец</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросов</translation>
    </message>
    <message>
        <source>Copied to the archive</source>
        <translation>Скопировано в архив</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Interrupted: this clear has not ended.</source>
        <translation>Прервано: эта очистка не завершена.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Выбрано</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>Названы по</translation>
    </message>
    <message>
        <source>message ids</source>
        <translation>идентификаторам сообщений</translation>
    </message>
    <message>
        <source>record ids</source>
        <translation>идентификаторам записей</translation>
    </message>
    <message>
        <source>Came along in the reservation, not cleared</source>
        <translation>Попали в резерв заодно, не очищены</translation>
    </message>
    <message>
        <source>They were not chosen and stay reserved: workers do not get them. Clear them after a review, or have your application give them back by event.offline.error.</source>
        <translation>Их не выбирали, и они остаются зарезервированными: воркеры их не получат. Очистите их после проверки или верните из приложения вызовом event.offline.error.</translation>
    </message>
    <message>
        <source>Held by process %1.</source>
        <translation>Удерживает процесс %1.</translation>
    </message>
</context>
<context>
    <name>ClearResultPage</name>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>&amp;What became of the records</source>
        <translation>&amp;Что стало с записями</translation>
    </message>
    <message>
        <source>What became of the records</source>
        <translation>Что стало с записями</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>Время:</translation>
    </message>
    <message>
        <source>Requests:</source>
        <translation>Запросов:</translation>
    </message>
    <message>
        <source>Archived:</source>
        <translation>В архиве:</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>Сохранить &amp;отчёт…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Save &amp;copies…</source>
        <translation>Сохранить &amp;копии…</translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation>Сохранить копии</translation>
    </message>
    <message>
        <source>Show &amp;archive file</source>
        <translation>Показать файл &amp;архива</translation>
    </message>
    <message>
        <source>Show archive file</source>
        <translation>Показать файл архива</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Show the cop&amp;y…</source>
        <translation>Показать &amp;копию…</translation>
    </message>
    <message>
        <source>Show the copy of the current record</source>
        <translation>Показать копию текущей записи</translation>
    </message>
    <message>
        <source>The current record with its payload, as the archive holds it (Enter)</source>
        <translation>Текущая запись с содержимым, как она хранится в архиве (Enter)</translation>
    </message>
    <message>
        <source>Chosen:</source>
        <translation>Выбрано:</translation>
    </message>
    <message>
        <source>Re&amp;try what failed…</source>
        <translation>По&amp;вторить неудавшееся…</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>Повторить неудавшееся</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>&amp;Оставить как есть</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>&amp;Go on…</source>
        <translation>&amp;Продолжить…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
</context>
<context>
    <name>ClearResumePage</name>
    <message>
        <source>Going on</source>
        <translation>Продолжение</translation>
    </message>
    <message>
        <source>Begun:</source>
        <translation>Начата:</translation>
    </message>
    <message>
        <source>Settled:</source>
        <translation>Выяснено:</translation>
    </message>
    <message>
        <source>Left to do:</source>
        <translation>Осталось:</translation>
    </message>
    <message>
        <source>Seen as:</source>
        <translation>Состояния:</translation>
    </message>
    <message>
        <source>What to know before going on</source>
        <translation>Что нужно знать перед продолжением</translation>
    </message>
    <message>
        <source>&amp;Confirm:</source>
        <translation>&amp;Подтверждение:</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Завершить</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Завершить</translation>
    </message>
</context>
<context>
    <name>ClearReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Проверка перед очисткой</translation>
    </message>
    <message>
        <source>Events:</source>
        <translation>События:</translation>
    </message>
    <message>
        <source>States:</source>
        <translation>Состояния:</translation>
    </message>
    <message>
        <source>Held by:</source>
        <translation>Удерживают:</translation>
    </message>
    <message>
        <source>Last seen:</source>
        <translation>Замечены:</translation>
    </message>
    <message>
        <source>Named by:</source>
        <translation>Указаны по:</translation>
    </message>
    <message>
        <source>Copies go to:</source>
        <translation>Копии будут в:</translation>
    </message>
    <message>
        <source>What to know before clearing</source>
        <translation>Что нужно знать перед очисткой</translation>
    </message>
    <message>
        <source>&amp;First records</source>
        <translation>&amp;Первые записи</translation>
    </message>
    <message>
        <source>First records</source>
        <translation>Первые записи</translation>
    </message>
    <message>
        <source>&amp;Include records that changed since you saw them</source>
        <translation>&amp;Включить записи, изменившиеся после просмотра</translation>
    </message>
    <message>
        <source>Include records that changed since you saw them</source>
        <translation>Включить записи, изменившиеся после просмотра</translation>
    </message>
    <message>
        <source>Otherwise they are left in the queue and reported.</source>
        <translation>Иначе они останутся в очереди и попадут в отчёт.</translation>
    </message>
    <message>
        <source>Exact &amp;requests</source>
        <translation>Точные &amp;запросы</translation>
    </message>
    <message>
        <source>Show the exact requests</source>
        <translation>Показать точные запросы</translation>
    </message>
    <message>
        <source>Exact requests</source>
        <translation>Точные запросы</translation>
    </message>
    <message>
        <source>&amp;Confirm:</source>
        <translation>&amp;Подтверждение:</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>О&amp;чистить</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Chosen:</source>
        <translation>Выбрано:</translation>
    </message>
</context>
<context>
    <name>ClearText</name>
    <message>
        <source>Cleared and verified</source>
        <translation>Очищены, проверено</translation>
    </message>
    <message>
        <source>Already gone</source>
        <translation>Уже отсутствовали</translation>
    </message>
    <message>
        <source>Changed and left</source>
        <translation>Изменились и оставлены</translation>
    </message>
    <message>
        <source>Taken by another worker</source>
        <translation>Взяты другим воркером</translation>
    </message>
    <message>
        <source>Still there</source>
        <translation>Всё ещё на месте</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Не дошла очередь</translation>
    </message>
    <message>
        <source>This clear removed them, and a fresh read shows them gone.</source>
        <translation>Эта очистка удалила их, и новое чтение это подтвердило.</translation>
    </message>
    <message>
        <source>They were gone before this clear could remove them, or nobody can tell who removed them.</source>
        <translation>Они исчезли до того, как эта очистка могла их удалить, или неизвестно, кто их удалил.</translation>
    </message>
    <message>
        <source>They changed after you had seen them, so they were left in the queue.</source>
        <translation>Они изменились после просмотра и поэтому оставлены в очереди.</translation>
    </message>
    <message>
        <source>A worker reserved them in between, so they were left to it.</source>
        <translation>Тем временем их зарезервировал воркер, они оставлены ему.</translation>
    </message>
    <message>
        <source>A fresh read still shows them in the queue.</source>
        <translation>Новое чтение всё ещё показывает их в очереди.</translation>
    </message>
    <message>
        <source>A request was sent, and the queue could not be read afterwards. Refresh to see.</source>
        <translation>Запрос был отправлен, но прочитать очередь после него не удалось. Обновите её, чтобы узнать.</translation>
    </message>
    <message>
        <source>The clear ended before them: they are untouched.</source>
        <translation>Очистка закончилась раньше: они не тронуты.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cleared and verified</source>
        <translation>
            <numerusform>%Ln запись очищена, проверено</numerusform>
            <numerusform>%Ln записи очищены, проверено</numerusform>
            <numerusform>%Ln записей очищено, проверено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <translation>
            <numerusform>%Ln уже отсутствовала</numerusform>
            <numerusform>%Ln уже отсутствовали</numerusform>
            <numerusform>%Ln уже отсутствовали</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed and left</source>
        <translation>
            <numerusform>%Ln изменилась и оставлена</numerusform>
            <numerusform>%Ln изменились и оставлены</numerusform>
            <numerusform>%Ln изменились и оставлены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken by another worker</source>
        <translation>
            <numerusform>%Ln взята другим воркером</numerusform>
            <numerusform>%Ln взяты другим воркером</numerusform>
            <numerusform>%Ln взяты другим воркером</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still there</source>
        <translation>
            <numerusform>%Ln всё ещё на месте</numerusform>
            <numerusform>%Ln всё ещё на месте</numerusform>
            <numerusform>%Ln всё ещё на месте</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln неизвестна</numerusform>
            <numerusform>%Ln неизвестны</numerusform>
            <numerusform>%Ln неизвестны</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reached</source>
        <translation>
            <numerusform>%Ln не тронута</numerusform>
            <numerusform>%Ln не тронуты</numerusform>
            <numerusform>%Ln не тронуты</numerusform>
        </translation>
    </message>
    <message>
        <source>The portal&apos;s answer to the removing request was lost.</source>
        <translation>Ответ портала на удаляющий запрос потерян.</translation>
    </message>
    <message>
        <source>Reserved by this clear and not removed.</source>
        <translation>Зарезервирована этой очисткой и не удалена.</translation>
    </message>
    <message>
        <source>Reserved by this clear and not removed: process %1.</source>
        <translation>Зарезервирована этой очисткой и не удалена: процесс %1.</translation>
    </message>
    <message>
        <source>Reserved by this clear&apos;s unanswered request, or by a worker.</source>
        <translation>Зарезервирована запросом этой очистки, оставшимся без ответа, или воркером.</translation>
    </message>
    <message>
        <source>Reserved by this clear&apos;s unanswered request, or by a worker: process %1.</source>
        <translation>Зарезервирована запросом этой очистки, оставшимся без ответа, или воркером: процесс %1.</translation>
    </message>
    <message>
        <source>The portal did not give it to this clear, although it looks free.</source>
        <translation>Портал не отдал её этой очистке, хотя она выглядит свободной.</translation>
    </message>
    <message>
        <source>The portal refused the command.</source>
        <translation>Портал отказался выполнять команду.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Read the records again</source>
        <translation>Перечитать записи</translation>
    </message>
    <message>
        <source>Copy them to the archive</source>
        <translation>Скопировать их в архив</translation>
    </message>
    <message>
        <source>Reserve them</source>
        <translation>Зарезервировать их</translation>
    </message>
    <message>
        <source>Check who holds them</source>
        <translation>Проверить, кто их удерживает</translation>
    </message>
    <message>
        <source>Clear them</source>
        <translation>Очистить их</translation>
    </message>
    <message>
        <source>Take them out one by one</source>
        <translation>Забрать их по одной</translation>
    </message>
    <message>
        <source>Verify that they are gone</source>
        <translation>Проверить, что их больше нет</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <comment>counts</comment>
        <translation>Остановлено: %1</translation>
    </message>
    <message>
        <source>Ended early: %1</source>
        <comment>counts</comment>
        <translation>Прервано: %1</translation>
    </message>
    <message>
        <source>Stopped, no record cleared: %1</source>
        <comment>counts</comment>
        <translation>Остановлено, ни одна запись не очищена: %1</translation>
    </message>
    <message>
        <source>Ended early, no record cleared: %1</source>
        <comment>counts</comment>
        <translation>Прервано, ни одна запись не очищена: %1</translation>
    </message>
    <message>
        <source>No record cleared: %1</source>
        <comment>counts</comment>
        <translation>Ни одна запись не очищена: %1</translation>
    </message>
    <message>
        <source>Held by process %1.</source>
        <translation>Удерживает процесс %1.</translation>
    </message>
    <message>
        <source>no connector</source>
        <translation>без коннектора</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Its event had come again after it was read; the archive has the newer copy too.</source>
        <translation>После чтения её событие пришло снова; более новая копия тоже есть в архиве.</translation>
    </message>
    <message>
        <source>Look at their surroundings</source>
        <translation>Осмотреть их окружение</translation>
    </message>
    <message>
        <source>The clear did not remove it: its reservation still holds it.</source>
        <translation>Очистка её не удалила: резерв всё ещё держит её.</translation>
    </message>
</context>
<context>
    <name>ConfirmationText</name>
    <message>
        <source>This is a &amp;production portal. To confirm, type its name: %1</source>
        <translation>Это ра&amp;бочий портал. Для подтверждения введите его название: %1</translation>
    </message>
    <message>
        <source>This is a whole &amp;reservation. To confirm, type the number of its records: %1</source>
        <translation>Это целый &amp;резерв. Для подтверждения введите число его записей: %1</translation>
    </message>
    <message>
        <source>This is &amp;all that matched. To confirm, type the number of records: %1</source>
        <translation>Это &amp;всё подходящее под фильтр. Для подтверждения введите число записей: %1</translation>
    </message>
    <message>
        <source>These are many &amp;records. To confirm, type their number: %1</source>
        <translation>&amp;Записей много. Для подтверждения введите их число: %1</translation>
    </message>
    <message>
        <source>Type the portal&apos;s name to go on.</source>
        <translation>Чтобы продолжить, введите название портала.</translation>
    </message>
    <message>
        <source>Type the number of records to go on.</source>
        <translation>Чтобы продолжить, введите число записей.</translation>
    </message>
</context>
<context>
    <name>ConnectionSteps</name>
    <message>
        <source>Portal reached</source>
        <translation>Портал отвечает</translation>
    </message>
    <message>
        <source>User is an administrator</source>
        <translation>Пользователь — администратор</translation>
    </message>
    <message>
        <source>Reservations in the plan</source>
        <translation>Резервирование в тарифе</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Коннекторы</translation>
    </message>
    <message>
        <source>Secrets kept</source>
        <translation>Секреты сохранены</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no: free records can only be fetched one by one to clear them</source>
        <translation>нет: для очистки свободные записи придётся забирать по одной</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline handler(s)</source>
        <translation>
            <numerusform>%Ln офлайн-обработчик</numerusform>
            <numerusform>%Ln офлайн-обработчика</numerusform>
            <numerusform>%Ln офлайн-обработчиков</numerusform>
        </translation>
    </message>
    <message>
        <source>not in the plan, %1</source>
        <comment>handlers</comment>
        <translation>нет в тарифе, %1</translation>
    </message>
    <message>
        <source>none found, %1</source>
        <comment>handlers</comment>
        <translation>не найдены, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>connectors, handlers</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>keychain</comment>
        <translation>в %1</translation>
    </message>
    <message>
        <source>in memory, for this run only</source>
        <translation>в памяти, только до выхода</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <comment>keychain</comment>
        <translation>ожидание: %1</translation>
    </message>
    <message>
        <source>Connection is secure</source>
        <translation>Соединение защищено</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>Permissions of the application</source>
        <translation>Права приложения</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Ограничения</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>ответ через %1</translation>
    </message>
    <message>
        <source>%1, answered after %2</source>
        <comment>host, time</comment>
        <translation>%1, ответ через %2</translation>
    </message>
    <message>
        <source>not needed: the portal is on this computer</source>
        <translation>не нужно: портал на этом компьютере</translation>
    </message>
    <message>
        <source>%1, certificate by %2, an authority that was added for this portal</source>
        <comment>protocol, issuer</comment>
        <translation>%1, сертификат выдал %2, центр добавлен для этого портала</translation>
    </message>
    <message>
        <source>%1, certificate by %2</source>
        <comment>protocol, issuer</comment>
        <translation>%1, сертификат выдал %2</translation>
    </message>
    <message>
        <source>%1, for the application “%2”</source>
        <comment>user</comment>
        <translation>%1, приложение «%2»</translation>
    </message>
    <message>
        <source>no: the queue cannot be read</source>
        <translation>нет: очередь не прочитать</translation>
    </message>
    <message>
        <source>the portal does not tell</source>
        <translation>портал не сообщает</translation>
    </message>
    <message>
        <source>none: events of an area, such as deals, need its permission (crm)</source>
        <translation>нет: для событий раздела, например сделок, нужно его право (crm)</translation>
    </message>
    <message>
        <source>%1 of %2 requests in a row used</source>
        <translation>занято запросов подряд: %1 из %2</translation>
    </message>
    <message>
        <source>most work: %1, %2 of %3 s in ten minutes</source>
        <translation>больше всего работы: %1, %2 из %3 с за десять минут</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between limits</comment>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>ExportPortalsDialog</name>
    <message>
        <source>Export portals</source>
        <translation>Экспорт порталов</translation>
    </message>
    <message>
        <source>Which portals go into the file?</source>
        <translation>Какие порталы сохранить в файл?</translation>
    </message>
    <message>
        <source>Portals</source>
        <translation>Порталы</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>Выбрать &amp;все</translation>
    </message>
    <message>
        <source>Choose &amp;none</source>
        <translation>Снять в&amp;ыбор</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Сохранить…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Show records of all states</source>
        <translation>Показать записи во всех состояниях</translation>
    </message>
    <message>
        <source>Show records that wait for a worker</source>
        <translation>Показать записи, которые ждут воркера</translation>
    </message>
    <message>
        <source>Show records that a worker has reserved</source>
        <translation>Показать записи, которые зарезервировал воркер</translation>
    </message>
    <message>
        <source>Show records that are marked failed, reserved ones too</source>
        <translation>Показать записи с пометкой об ошибке, в том числе зарезервированные</translation>
    </message>
    <message>
        <source>Show certain events only</source>
        <translation>Показать только некоторые события</translation>
    </message>
    <message>
        <source>Event filter</source>
        <translation>Фильтр событий</translation>
    </message>
    <message>
        <source>Find ID, event, process, message or payload</source>
        <translation>Найти ID, событие, процесс, сообщение или данные</translation>
    </message>
    <message>
        <source>Shows records that contain this in ID, event, process, message or payload (Ctrl+F)</source>
        <translation>Показывает записи, у которых это есть в коде, событии, процессе, сообщении или данных (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Clear the filter (Esc)</source>
        <translation>Сбросить фильтр (Esc)</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
</context>
<context>
    <name>GateRefusalText</name>
    <message>
        <source>The portal is read only here</source>
        <translation>Здесь портал только для чтения</translation>
    </message>
    <message>
        <source>This portal is marked read-only in Eventsweep, so nothing was sent.</source>
        <translation>В Eventsweep этот портал отмечен «только чтение», поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <translation>%1 Ничего не отправлено.</translation>
    </message>
    <message>
        <source>%1 Nothing was sent. Details: %2</source>
        <translation>%1 Ничего не отправлено. Подробности: %2</translation>
    </message>
    <message>
        <source>An unsafe request was held back</source>
        <translation>Опасный запрос задержан</translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it with these words.</source>
        <translation>Это ошибка в Eventsweep: сообщите о ней, приведя эти слова.</translation>
    </message>
    <message>
        <source>Without a process id it would have deleted all free records.</source>
        <translation>Без кода процесса он удалил бы все свободные записи.</translation>
    </message>
    <message>
        <source>Without a list it would have deleted a whole reservation.</source>
        <translation>Без списка он удалил бы всё резервирование целиком.</translation>
    </message>
    <message>
        <source>With ids and message ids the portal would have ignored one of them.</source>
        <translation>Получив и коды записей, и коды сообщений, портал пропустил бы одни из них.</translation>
    </message>
    <message>
        <source>It did not say whether to delete, and portals then delete.</source>
        <translation>В нём не сказано, удалять ли, а тогда порталы удаляют.</translation>
    </message>
    <message>
        <source>It did not name exactly one record.</source>
        <translation>Он указывал не ровно одну запись.</translation>
    </message>
    <message>
        <source>It was longer than what portals read whole.</source>
        <translation>Он длиннее, чем порталы читают целиком.</translation>
    </message>
    <message>
        <source>A portal would have dropped its filter.</source>
        <translation>Портал отбросил бы его фильтр.</translation>
    </message>
    <message>
        <source>Read back, it was not the request that was meant.</source>
        <translation>При обратном чтении это оказался не тот запрос, который имелся в виду.</translation>
    </message>
    <message>
        <source>Its menu in the list of portals takes the mark away.</source>
        <translation>Отметку снимают в меню портала в списке.</translation>
    </message>
    <message>
        <source>It was meant for another portal.</source>
        <translation>Он предназначен другому порталу.</translation>
    </message>
    <message>
        <source>It had gone out before, and none goes out twice.</source>
        <translation>Он уже был отправлен, а дважды ни один не отправляется.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and habits</source>
        <translation>Клавиши и приёмы</translation>
    </message>
    <message>
        <source>Records are chosen by check marks, which are apart from the marked row and stay while you filter, sort and refresh. Clearing always asks first, copies every record to the archive before, and reads again after.</source>
        <translation>Записи выбирают отметками. Отметки не зависят от выделенной строки и сохраняются, пока вы фильтруете, сортируете и обновляете. Очистка всегда сначала спрашивает, до удаления копирует каждую запись в архив, а после читает очередь снова.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>No key clears anything by itself.</source>
        <translation>Ни одна клавиша сама по себе ничего не очищает.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Paste JSON</source>
        <translation>Вставить JSON</translation>
    </message>
    <message>
        <source>&amp;Token answer, installation callback, or settings.json of the CRest SDK:</source>
        <translation>О&amp;твет с токенами, вызов при установке или settings.json CRest SDK:</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>&amp;Access token only (valid for one hour)</source>
        <translation>Только токен &amp;доступа (действует час)</translation>
    </message>
    <message>
        <source>Access token only</source>
        <translation>Только токен доступа</translation>
    </message>
    <message>
        <source>Access and &amp;refresh token</source>
        <translation>Токены доступа и &amp;обновления</translation>
    </message>
    <message>
        <source>Access and refresh token</source>
        <translation>Токены доступа и обновления</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>&amp;Использовать их</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Использовать их</translation>
    </message>
</context>
<context>
    <name>ImportPortalsDialog</name>
    <message>
        <source>Import portals</source>
        <translation>Импорт порталов</translation>
    </message>
    <message>
        <source>Portals of the file</source>
        <translation>Порталы из файла</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>Its authorities</source>
        <translation>Центры сертификации</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Подробности</translation>
    </message>
    <message>
        <source>Details of the portal</source>
        <translation>Подробности о портале</translation>
    </message>
</context>
<context>
    <name>InterruptedBar</name>
    <message>
        <source>Review</source>
        <translation>Просмотреть</translation>
    </message>
    <message>
        <source>Review the interrupted clear</source>
        <translation>Просмотреть прерванную очистку</translation>
    </message>
    <message>
        <source>What is known of each record. Nothing is sent</source>
        <translation>Что известно о каждой записи. Ничего не отправляется</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>Завершить…</translation>
    </message>
    <message>
        <source>Finish the interrupted clear</source>
        <translation>Завершить прерванную очистку</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Leave the interrupted clear as it is</source>
        <translation>Оставить прерванную очистку как есть</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Not now: the tab “Activity” keeps it</source>
        <translation>Не сейчас: она останется на вкладке «Действия»</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln запись</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole reservation %1 (%2)</source>
        <comment>process id, records</comment>
        <translation>Весь резерв %1 (%2)</translation>
    </message>
    <message>
        <source>A whole reservation (%1)</source>
        <comment>records</comment>
        <translation>Весь резерв (%1)</translation>
    </message>
    <message>
        <source>The whole queue (%1)</source>
        <comment>records</comment>
        <translation>Вся очередь (%1)</translation>
    </message>
    <message>
        <source>All that match “%1” (%2)</source>
        <comment>filter, records</comment>
        <translation>Всё подходящее под «%1» (%2)</translation>
    </message>
    <message>
        <source>%1, by message</source>
        <comment>records</comment>
        <translation>%1, по сообщениям</translation>
    </message>
    <message>
        <source>all that the reservation %1 holds, up to record %2; later ones were not chosen</source>
        <comment>process id, record id</comment>
        <translation>всё, что держит резерв %1, до записи %2; более поздние не выбраны</translation>
    </message>
    <message>
        <source>all that the reservation %1 holds</source>
        <translation>всё, что держит резерв %1</translation>
    </message>
    <message>
        <source>all that a reservation holds</source>
        <translation>всё, что держит резерв</translation>
    </message>
    <message>
        <source>the whole queue</source>
        <translation>вся очередь</translation>
    </message>
    <message>
        <source>all that match “%1”</source>
        <translation>всё подходящее под «%1»</translation>
    </message>
    <message>
        <source>the whole queue, up to record %1; later ones were not chosen</source>
        <translation>вся очередь до записи %1; более поздние не выбраны</translation>
    </message>
    <message>
        <source>all that match “%1”, up to record %2; later ones were not chosen</source>
        <comment>filter, record id</comment>
        <translation>всё подходящее под «%1» до записи %2; более поздние не выбраны</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <comment>numbers of records</comment>
        <translation>проверено %1 из %2</translation>
    </message>
    <message>
        <source>Interrupted: %1</source>
        <comment>350 of 1,200 verified</comment>
        <translation>Прервано: %1</translation>
    </message>
    <message>
        <source>This clear cannot go on</source>
        <translation>Эту очистку нельзя продолжить</translation>
    </message>
    <message>
        <source>An older version of Eventsweep has written it and kept too little for that.</source>
        <translation>Её записала более старая версия Eventsweep, сохранив для этого слишком мало.</translation>
    </message>
    <message>
        <source>Select what is still in the queue and clear it anew.</source>
        <translation>Выберите то, что ещё в очереди, и очистите заново.</translation>
    </message>
</context>
<context>
    <name>JournalErrorText</name>
    <message>
        <source>The archive cannot be written</source>
        <translation>В архив нельзя записать</translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy, and this file or its folder is read-only: %1.</source>
        <translation>Без копии ничего не очищается, а этот файл или его папка только для чтения: %1.</translation>
    </message>
    <message>
        <source>Make it writable, then start Eventsweep again.</source>
        <translation>Разрешите запись и снова запустите Eventsweep.</translation>
    </message>
    <message>
        <source>No space left for the archive</source>
        <translation>Для архива нет места</translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy, and the disk with this file is full: %1.</source>
        <translation>Без копии ничего не очищается, а диск с этим файлом заполнен: %1.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation>Архив повреждён</translation>
    </message>
    <message>
        <source>This file is not a readable archive: %1.</source>
        <translation>Этот файл не читается как архив: %1.</translation>
    </message>
    <message>
        <source>Keep a copy of the file, then start Eventsweep again: it puts a damaged archive aside and begins a new one.</source>
        <translation>Сохраните копию файла и снова запустите Eventsweep: программа отложит повреждённый архив и начнёт новый.</translation>
    </message>
    <message>
        <source>The archive is from a newer version</source>
        <translation>Архив от более новой версии</translation>
    </message>
    <message>
        <source>A newer version of Eventsweep has written this file, so it is left alone: %1.</source>
        <translation>Этот файл записан более новой версией Eventsweep и поэтому не тронут: %1.</translation>
    </message>
    <message>
        <source>Update Eventsweep.</source>
        <translation>Обновите Eventsweep.</translation>
    </message>
    <message>
        <source>The archive is in use</source>
        <translation>Архив занят</translation>
    </message>
    <message>
        <source>Another running Eventsweep writes to this file, so here it can only be read: %1.</source>
        <translation>В этот файл пишет другая запущенная копия Eventsweep, здесь его можно только читать: %1.</translation>
    </message>
    <message>
        <source>Clear there, or close it and start this one again.</source>
        <translation>Очищайте там или закройте её и запустите эту снова.</translation>
    </message>
    <message>
        <source>A request was refused</source>
        <translation>Запрос отклонён</translation>
    </message>
    <message>
        <source>It named a record without a copy in the archive. Nothing was sent.</source>
        <translation>В нём указана запись, копии которой нет в архиве. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it.</source>
        <translation>Это ошибка в Eventsweep: сообщите о ней.</translation>
    </message>
    <message>
        <source>The archive reports a fault</source>
        <translation>Сбой архива</translation>
    </message>
    <message>
        <source>The archive could not be read or written: %1.</source>
        <translation>Архив не удалось прочитать или записать: %1.</translation>
    </message>
    <message>
        <source>The archive could not be read or written: %1. The message: “%2”.</source>
        <translation>Архив не удалось прочитать или записать: %1. Сообщение: «%2».</translation>
    </message>
    <message>
        <source>Check the disk, then start Eventsweep again.</source>
        <translation>Проверьте диск и снова запустите Eventsweep.</translation>
    </message>
    <message>
        <source>A clear is not finished</source>
        <translation>Очистка не завершена</translation>
    </message>
    <message>
        <source>The archive keeps what a clear that runs or was interrupted still needs.</source>
        <translation>Архив хранит то, что ещё нужно идущей или прерванной очистке.</translation>
    </message>
    <message>
        <source>Finish the clear or end it, then try again.</source>
        <translation>Завершите очистку или откажитесь от неё, затем повторите.</translation>
    </message>
</context>
<context>
    <name>KeychainErrorText</name>
    <message>
        <source>The keychain</source>
        <comment>subject of a sentence</comment>
        <translation>Связка ключей</translation>
    </message>
    <message>
        <source>No tokens in the keychain</source>
        <translation>В связке ключей нет токенов</translation>
    </message>
    <message>
        <source>Sign in to the portal again.</source>
        <translation>Войдите на портал снова.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Связка ключей заблокирована</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Разблокируйте её и попробуйте снова.</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>Связки ключей нет</translation>
    </message>
    <message>
        <source>This computer or this desktop offers no keychain.</source>
        <translation>На этом компьютере или в этом рабочем столе нет связки ключей.</translation>
    </message>
    <message>
        <source>The keychain refused</source>
        <translation>Связка ключей отказала</translation>
    </message>
    <message>
        <source>%1 refused the entry.</source>
        <translation>%1: в записи отказано.</translation>
    </message>
    <message>
        <source>%1 refused the entry. The message: “%2”.</source>
        <translation>%1: в записи отказано. Сообщение: «%2».</translation>
    </message>
    <message>
        <source>Allow Eventsweep in the keychain&apos;s settings, then try again.</source>
        <translation>Разрешите доступ для Eventsweep в настройках связки ключей и попробуйте снова.</translation>
    </message>
    <message>
        <source>The keychain does not answer</source>
        <translation>Связка ключей не отвечает</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1: ответа вовремя не было.</translation>
    </message>
    <message>
        <source>Look for its question on the screen, then try again.</source>
        <translation>Поищите на экране запрос пароля и попробуйте снова.</translation>
    </message>
    <message>
        <source>%1 has no entry for this portal. Somebody may have deleted it.</source>
        <translation>%1: записи для этого портала нет. Возможно, её кто-то удалил.</translation>
    </message>
    <message>
        <source>%1 is locked, and could not ask for its password.</source>
        <translation>%1: связка заблокирована и не смогла спросить пароль.</translation>
    </message>
    <message>
        <source>The keychain stays locked</source>
        <translation>Связка ключей осталась заблокированной</translation>
    </message>
    <message>
        <source>%1 asked to be unlocked, and its question was closed.</source>
        <translation>%1: запрос на разблокировку был закрыт.</translation>
    </message>
    <message>
        <source>Try again, and answer the question.</source>
        <translation>Повторите и ответьте на запрос.</translation>
    </message>
    <message>
        <source>Install or start one (on Linux: GNOME Keyring, KeePassXC or KDE Wallet), then start Eventsweep again.</source>
        <translation>Установите или запустите её (в Linux: GNOME Keyring, KeePassXC или KDE Wallet), затем снова запустите Eventsweep.</translation>
    </message>
    <message>
        <source>Open your database in KeePassXC, then try again.</source>
        <translation>Откройте свою базу в KeePassXC, затем повторите.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>&amp;Portal</source>
        <translation>&amp;Портал</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>О&amp;чередь</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>&amp;Записи</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>О&amp;формление</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Add portal…</source>
        <translation>&amp;Добавить портал…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Обновить</translation>
    </message>
    <message>
        <source>&amp;Stop loading</source>
        <translation>О&amp;становить загрузку</translation>
    </message>
    <message>
        <source>Con&amp;tinue loading</source>
        <translation>П&amp;родолжить загрузку</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>Clear the f&amp;ilter</source>
        <translation>Сбросить &amp;фильтр</translation>
    </message>
    <message>
        <source>Select &amp;all shown</source>
        <translation>Выбрать &amp;все показанные</translation>
    </message>
    <message>
        <source>Select or &amp;unselect the marked rows</source>
        <translation>&amp;Отметить выделенные строки или снять отметки</translation>
    </message>
    <message>
        <source>U&amp;nselect all</source>
        <translation>Снять в&amp;ыбор</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Копировать строки</translation>
    </message>
    <message>
        <source>C&amp;lear the selected records…</source>
        <translation>О&amp;чистить выбранные записи…</translation>
    </message>
    <message>
        <source>Record &amp;detail</source>
        <translation>&amp;Подробности записи</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>&amp;Следующая часть окна</translation>
    </message>
    <message>
        <source>&amp;Keys and habits</source>
        <translation>&amp;Клавиши и приёмы</translation>
    </message>
    <message>
        <source>&amp;About Eventsweep</source>
        <translation>&amp;О программе Eventsweep</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>Select all that &amp;match</source>
        <translation>Выбрать всё по&amp;дходящее</translation>
    </message>
    <message>
        <source>Everything that the filter lets through, once all is loaded</source>
        <translation>Всё, что пропускает фильтр, когда всё загрузится</translation>
    </message>
    <message>
        <source>Clear the whole &amp;reservation…</source>
        <translation>Очистить весь &amp;резерв…</translation>
    </message>
    <message>
        <source>Show the &amp;queue</source>
        <translation>Показать &amp;очередь</translation>
    </message>
    <message>
        <source>Show the a&amp;ctivity</source>
        <translation>Показать &amp;действия</translation>
    </message>
    <message>
        <source>Select all copies &amp;of these messages</source>
        <translation>Выбрать все копии этих &amp;сообщений</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this remark</source>
        <translation>Закрыть это замечание</translation>
    </message>
</context>
<context>
    <name>PortalExchange</name>
    <message>
        <source>This file is too big for a list of portals. Choose one that Eventsweep has exported.</source>
        <translation>Файл слишком велик для списка порталов. Выберите тот, что экспортирован из Eventsweep.</translation>
    </message>
    <message numerus="yes">
        <source>This file is no list of portals: in line %Ln something else begins. Choose one that Eventsweep has exported.</source>
        <translation>
            <numerusform>Это не список порталов: со строки %Ln начинается что-то другое. Выберите файл, экспортированный из Eventsweep.</numerusform>
            <numerusform>Это не список порталов: со строки %Ln начинается что-то другое. Выберите файл, экспортированный из Eventsweep.</numerusform>
            <numerusform>Это не список порталов: со строки %Ln начинается что-то другое. Выберите файл, экспортированный из Eventsweep.</numerusform>
        </translation>
    </message>
    <message>
        <source>This file holds something else than a list of portals. Choose one that Eventsweep has exported.</source>
        <translation>В файле не список порталов. Выберите тот, что экспортирован из Eventsweep.</translation>
    </message>
    <message>
        <source>A newer version of Eventsweep has written this file. Update Eventsweep, or export it there again for this version.</source>
        <translation>Файл записан более новой версией Eventsweep. Обновите Eventsweep или экспортируйте его там заново для этой версии.</translation>
    </message>
    <message>
        <source>There is no portal in this file.</source>
        <translation>В этом файле нет порталов.</translation>
    </message>
</context>
<context>
    <name>PortalGoneText</name>
    <message>
        <source>“%1” is no longer in the list</source>
        <translation>«%1» больше нет в списке</translation>
    </message>
    <message>
        <source>It has been removed, perhaps in another running copy of Eventsweep. Nothing can be changed here any more.</source>
        <translation>Портал удалён — возможно, в другой запущенной копии Eventsweep. Здесь уже ничего нельзя изменить.</translation>
    </message>
    <message>
        <source>Close this window; add the portal again if you still need it.</source>
        <translation>Закройте это окно; если портал ещё нужен, добавьте его снова.</translation>
    </message>
</context>
<context>
    <name>PortalSettingsDialog</name>
    <message>
        <source>Portal settings</source>
        <translation>Настройки портала</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>О&amp;бщие</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation>&amp;Цвет</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>&amp;Read only: nothing on this portal can be changed</source>
        <translation>Только &amp;чтение: менять на этом портале ничего нельзя</translation>
    </message>
    <message>
        <source>This switch takes effect at once; everything else when you save.</source>
        <translation>Этот переключатель действует сразу, остальное — после сохранения.</translation>
    </message>
    <message>
        <source>Connectors that have handlers are found by themselves. Add those by hand whose queues you want to see without.</source>
        <translation>Коннекторы с обработчиками находятся сами. Добавьте вручную те, чьи очереди хотите видеть и без обработчиков.</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Коннекторы</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>Коннектор</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Откуда известен</translation>
    </message>
    <message>
        <source>Connector to add</source>
        <translation>Добавляемый коннектор</translation>
    </message>
    <message>
        <source>name of a connector</source>
        <translation>имя коннектора</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Authorisation server</source>
        <translation>Сервер авторизации</translation>
    </message>
    <message>
        <source>Handler path</source>
        <translation>Путь обработчика</translation>
    </message>
    <message>
        <source>The browser comes back to this address after a sign-in. It has to be the handler path in the settings of the application in the portal, letter by letter.</source>
        <translation>На этот адрес браузер возвращается после входа. Он должен стоять в настройках приложения на портале как путь обработчика — буква в букву.</translation>
    </message>
    <message>
        <source>Certificate authorities that are trusted besides those of this computer, for this portal alone.</source>
        <translation>Центры сертификации, которым доверяют вдобавок к центрам этого компьютера и только для этого портала.</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Окружение</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>Connec&amp;tors</source>
        <translation>Коннектор&amp;ы</translation>
    </message>
    <message>
        <source>Signing &amp;in</source>
        <translation>В&amp;ход</translation>
    </message>
    <message>
        <source>Tr&amp;ust</source>
        <translation>Дов&amp;ерие</translation>
    </message>
</context>
<context>
    <name>PortalStoreErrorText</name>
    <message>
        <source>The list of portals cannot be read</source>
        <translation>Список порталов не читается</translation>
    </message>
    <message>
        <source>This file could not be read, so nothing will be written over it: %1.</source>
        <translation>Этот файл не удалось прочитать, поэтому поверх него ничего не записывается: %1.</translation>
    </message>
    <message>
        <source>Make it readable, then start Eventsweep again.</source>
        <translation>Разрешите чтение и снова запустите Eventsweep.</translation>
    </message>
    <message>
        <source>The list of portals was damaged</source>
        <translation>Список порталов был повреждён</translation>
    </message>
    <message>
        <source>This file is not readable as a list of portals: %1.</source>
        <translation>Этот файл не читается как список порталов: %1.</translation>
    </message>
    <message>
        <source>It was put aside and a new one begun. The damaged file: %1.</source>
        <translation>Он отложен, начат новый. Повреждённый файл: %1.</translation>
    </message>
    <message>
        <source>Add the portals that are missing again.</source>
        <translation>Добавьте недостающие порталы снова.</translation>
    </message>
    <message>
        <source>The list of portals is from a newer version</source>
        <translation>Список порталов от более новой версии</translation>
    </message>
    <message>
        <source>A newer version of Eventsweep has written this file, so it is left alone: %1.</source>
        <translation>Этот файл записан более новой версией Eventsweep и поэтому не тронут: %1.</translation>
    </message>
    <message>
        <source>Update Eventsweep.</source>
        <translation>Обновите Eventsweep.</translation>
    </message>
    <message>
        <source>The list of portals could not be saved</source>
        <translation>Список порталов не удалось сохранить</translation>
    </message>
    <message>
        <source>The change was not made in this file: %1.</source>
        <translation>Изменение в этот файл не внесено: %1.</translation>
    </message>
    <message>
        <source>Check that the disk has space and the folder can be written, then try again.</source>
        <translation>Проверьте, есть ли место на диске и разрешена ли запись в папку, и попробуйте снова.</translation>
    </message>
    <message>
        <source>%1 The message: “%2”.</source>
        <translation>%1 Сообщение: «%2».</translation>
    </message>
    <message>
        <source>Another running copy of Eventsweep is writing this file: %1.</source>
        <translation>Этот файл записывает другая запущенная копия Eventsweep: %1.</translation>
    </message>
    <message>
        <source>Try again in a moment; if that does not help, close the other copy.</source>
        <translation>Повторите чуть позже; если не поможет, закройте другую копию.</translation>
    </message>
</context>
<context>
    <name>PortalsPane</name>
    <message>
        <source>Portals</source>
        <translation>Порталы</translation>
    </message>
    <message>
        <source>Add portal…</source>
        <translation>Добавить портал…</translation>
    </message>
</context>
<context>
    <name>ProxySignInDialog</name>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Вход на прокси</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Пользователь</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>П&amp;ароль</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Войти</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>QuantityText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 ч %2 мин</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source> or </source>
        <comment>between states or events of a filter</comment>
        <translation> или </translation>
    </message>
    <message>
        <source>state %1</source>
        <translation>состояние %1</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>событие %1</translation>
    </message>
    <message>
        <source>text “%1”</source>
        <translation>текст «%1»</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a filter</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Scope</source>
        <translation>Область</translation>
    </message>
    <message>
        <source>Records that came after this snapshot. Press to read a new one (F5)</source>
        <translation>Записи, появившиеся после этого снимка. Нажмите, чтобы прочитать новый (F5)</translation>
    </message>
    <message>
        <source>Read a new snapshot (F5)</source>
        <translation>Прочитать новый снимок (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>The records below are those of %1; changing them is off until the portal answers.</source>
        <translation>Ниже — записи на момент %1; изменять их нельзя, пока портал не ответит.</translation>
    </message>
    <message>
        <source>No record matches the filter</source>
        <translation>Под фильтр не подходит ни одна запись</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) loaded from this queue; all of them are filtered away.</source>
        <translation>
            <numerusform>Из этой очереди загружена %n запись; она скрыта фильтром.</numerusform>
            <numerusform>Из этой очереди загружены %n записи; все они скрыты фильтром.</numerusform>
            <numerusform>Из этой очереди загружено %n записей; все они скрыты фильтром.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other applications have queues of their own.</source>
        <translation>У других приложений свои очереди.</translation>
    </message>
    <message>
        <source>Other connectors of this application may have records: each has a queue of its own.</source>
        <translation>Записи могут быть у других коннекторов этого приложения: у каждого своя очередь.</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>Очередь пуста</translation>
    </message>
    <message>
        <source>%1 holds no records.</source>
        <translation>%1: записей нет.</translation>
    </message>
    <message>
        <source>Loading was stopped</source>
        <translation>Загрузка остановлена</translation>
    </message>
    <message>
        <source>Nothing has been loaded from this queue yet.</source>
        <translation>Из этой очереди ещё ничего не загружено.</translation>
    </message>
    <message>
        <source>Loading the queue…</source>
        <translation>Очередь загружается…</translation>
    </message>
    <message>
        <source>Asking %1. Reading changes nothing on the portal.</source>
        <translation>Идёт запрос к %1. Чтение ничего не меняет на портале.</translation>
    </message>
    <message>
        <source>%1 of %2 records are loaded, the newest first; filters and selections know only these.</source>
        <translation>Загружено записей: %1 из %2, начиная с новых; фильтры и выбор знают только о них.</translation>
    </message>
    <message>
        <source>The portal allows so many requests and no more; the next one goes out in %1.</source>
        <translation>Портал принимает ограниченное число запросов; следующий уйдёт через %1.</translation>
    </message>
    <message>
        <source>The portal answered that requests come too fast, from other programs too. The next one goes out in %1.</source>
        <translation>Портал ответил, что запросы идут слишком часто, в том числе от других программ. Следующий уйдёт через %1.</translation>
    </message>
    <message>
        <source>The portal lets %1 rest. It goes on in %2.</source>
        <translation>Портал приостановил %1. Продолжение через %2.</translation>
    </message>
    <message>
        <source>Waiting for the portal&apos;s limit</source>
        <translation>Ожидание из-за ограничений портала</translation>
    </message>
    <message>
        <source>This portal&apos;s plan has no reservations</source>
        <translation>В тарифе этого портала нет резервирования</translation>
    </message>
    <message>
        <source>%1: reading, selecting and archiving work as always; records are taken one by one when they are cleared, which needs more requests.</source>
        <translation>%1: чтение, выбор и архив работают как обычно; при очистке записи забираются по одной, на это уходит больше запросов.</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>This portal is marked read only: nothing on it can be changed.</source>
        <translation>Этот портал отмечен «только чтение»: на нём ничего нельзя изменить.</translation>
    </message>
    <message>
        <source>Its menu in the list of portals takes the mark away.</source>
        <translation>Отметку снимают в меню портала в списке.</translation>
    </message>
    <message>
        <source>A clear is running</source>
        <translation>Идёт очистка</translation>
    </message>
    <message>
        <source>One clear at a time runs on a portal.</source>
        <translation>На портале идёт не больше одной очистки сразу.</translation>
    </message>
    <message>
        <source>Wait until it has finished; the status bar shows it.</source>
        <translation>Дождитесь её окончания; она видна в строке состояния.</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Ничего не выбрано</translation>
    </message>
    <message>
        <source>Check records with the mouse or with Space first.</source>
        <translation>Сначала отметьте записи мышью или пробелом.</translation>
    </message>
    <message>
        <source>Add portal…</source>
        <translation>Добавить портал…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Войти снова…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Welcome to Eventsweep</source>
        <translation>Добро пожаловать в Eventsweep</translation>
    </message>
    <message>
        <source>See the offline event queue of an application on a Bitrix24 portal, choose records, and clear exactly those: archived before, verified after.</source>
        <translation>Посмотрите очередь офлайн-событий приложения на портале Битрикс24, выберите записи и очистите именно их: до удаления они копируются в архив, после — результат проверяется.</translation>
    </message>
    <message>
        <source>Start by adding a portal. Reading its queue changes nothing there.</source>
        <translation>Начните с добавления портала. Чтение очереди ничего на нём не меняет.</translation>
    </message>
    <message>
        <source>The new tokens could not be stored</source>
        <translation>Новые токены не удалось сохранить</translation>
    </message>
    <message>
        <source>They are in use until the program ends. Put the keychain right, then sign in again.</source>
        <translation>Они действуют до выхода из программы. Наладьте связку ключей, затем войдите снова.</translation>
    </message>
    <message>
        <source>%1 has a new address: %2</source>
        <comment>portal, host</comment>
        <translation>%1: новый адрес — %2</translation>
    </message>
    <message>
        <source>It was %1. The authorisation server confirmed that it is the same portal; the new address is stored.</source>
        <translation>Прежний: %1. Сервер авторизации подтвердил, что это тот же портал; новый адрес сохранён.</translation>
    </message>
    <message>
        <source>Sign in to the proxy…</source>
        <translation>Войти на прокси…</translation>
    </message>
    <message>
        <source>Show certificate…</source>
        <translation>Показать сертификат…</translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation>Убрать из списка…</translation>
    </message>
</context>
<context>
    <name>RecordDetail</name>
    <message>
        <source>No record is marked. Go to one in the table to see what it holds.</source>
        <translation>Нет выделенной записи. Перейдите к записи в таблице, чтобы увидеть её содержимое.</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Payload as a tree</source>
        <translation>Данные в виде дерева</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Копировать значение</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Копировать путь</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Исходный текст</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>Данные в виде текста</translation>
    </message>
    <message>
        <source>Clear the whole reservation…</source>
        <translation>Очистить весь резерв…</translation>
    </message>
    <message>
        <source>Clear the whole reservation</source>
        <translation>Очистить весь резерв</translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>Pending</source>
        <translation>Ожидает</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Зарезервирована</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Failed and reserved</source>
        <translation>Ошибка, зарезервирована</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Не понята</translation>
    </message>
    <message>
        <source>Waits for a worker to fetch it.</source>
        <translation>Ждёт, пока её заберёт воркер.</translation>
    </message>
    <message>
        <source>A worker has reserved it and may be processing it.</source>
        <translation>Воркер зарезервировал её и, возможно, обрабатывает.</translation>
    </message>
    <message>
        <source>A worker has marked it failed. Workers see it only when they ask for failed records; repeats of the same message merge into it.</source>
        <translation>Воркер отметил её как ошибочную. Воркеры видят такие, только когда запрашивают ошибочные записи; повторы того же сообщения сливаются с ней.</translation>
    </message>
    <message>
        <source>Marked failed, and reserved again by a worker.</source>
        <translation>Отмечена как ошибочная и снова зарезервирована воркером.</translation>
    </message>
    <message>
        <source>The portal sent this record in a form that is not understood. It cannot be selected or cleared.</source>
        <translation>Портал прислал эту запись в непонятном виде. Её нельзя ни выбрать, ни очистить.</translation>
    </message>
    <message>
        <source>Deal %1</source>
        <translation>Сделка %1</translation>
    </message>
    <message>
        <source>Lead %1</source>
        <translation>Лид %1</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Контакт %1</translation>
    </message>
    <message>
        <source>Company %1</source>
        <translation>Компания %1</translation>
    </message>
    <message>
        <source>Smart process %1, item %2</source>
        <translation>Смарт-процесс %1, элемент %2</translation>
    </message>
    <message>
        <source>Smart-process item %1</source>
        <translation>Элемент смарт-процесса %1</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>Задача %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Пользователь %1</translation>
    </message>
    <message>
        <source>Reserved by this program (clear of %1)</source>
        <comment>date and time</comment>
        <translation>Зарезервирована этой программой (очистка %1)</translation>
    </message>
</context>
<context>
    <name>RemovePortalDialog</name>
    <message>
        <source>Remove from the list</source>
        <translation>Убрать из списка</translation>
    </message>
    <message>
        <source>Also &amp;delete the archive of this portal</source>
        <translation>Удалить и &amp;архив этого портала</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The portal&apos;s name, to confirm the deletion of the archive</source>
        <translation>Название портала: подтверждает удаление архива</translation>
    </message>
</context>
<context>
    <name>ReservationDialog</name>
    <message>
        <source>Clear the whole reservation</source>
        <translation>Очистить весь резерв</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процесс</translation>
    </message>
    <message>
        <source>Records read</source>
        <translation>Прочитано записей</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>RestErrorText</name>
    <message>
        <source>The portal</source>
        <comment>subject of a sentence</comment>
        <translation>Портал</translation>
    </message>
    <message>
        <source>%1 It says: “%2”.</source>
        <translation>%1 Его сообщение: «%2».</translation>
    </message>
    <message>
        <source>%1 The message: “%2”.</source>
        <translation>%1 Сообщение: «%2».</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>The request was stopped before it was complete.</source>
        <translation>Запрос остановлен до завершения.</translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation>При необходимости запустите его снова.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет соединения</translation>
    </message>
    <message>
        <source>%1 cannot be reached: the address is unknown, it refuses connections, or this computer is offline.</source>
        <translation>%1: недоступен. Адрес неизвестен, соединения отклоняются, или этот компьютер не в сети.</translation>
    </message>
    <message>
        <source>Check the network and the address, then try again.</source>
        <translation>Проверьте сеть и адрес и попробуйте снова.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Нет ответа вовремя</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1: ответа вовремя не было.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Попробуйте снова через минуту.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Соединение прервано</translation>
    </message>
    <message>
        <source>%1 went silent before its answer was complete.</source>
        <translation>%1: ответ оборвался на середине.</translation>
    </message>
    <message>
        <source>Try again; what a change did is found out by reading the queue first.</source>
        <translation>Попробуйте снова; что успело измениться, сначала выясняется чтением очереди.</translation>
    </message>
    <message>
        <source>The connection is not secure</source>
        <translation>Соединение не защищено</translation>
    </message>
    <message>
        <source>%1 has a certificate or encryption that cannot be trusted, so nothing was sent.</source>
        <translation>%1: сертификату или шифрованию нельзя доверять, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>The proxy does not let the request through</source>
        <translation>Прокси не пропускает запрос</translation>
    </message>
    <message>
        <source>%1 is behind a proxy that refused the request or is not there.</source>
        <translation>%1: прокси отклонил запрос или недоступен.</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer.</source>
        <translation>Проверьте прокси в настройках сети этого компьютера.</translation>
    </message>
    <message>
        <source>The address is not secure</source>
        <translation>Адрес не защищён</translation>
    </message>
    <message>
        <source>%1 would be asked over plain http, which shows the token to everyone on the way. Nothing was sent.</source>
        <translation>%1: запрос пошёл бы по обычному http и показал бы токен всем по пути. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Use the portal&apos;s https:// address.</source>
        <translation>Используйте адрес портала с https://.</translation>
    </message>
    <message>
        <source>The portal has moved</source>
        <translation>Портал переехал</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Вход не выполнен</translation>
    </message>
    <message>
        <source>%1 no longer accepts the tokens, and they could not be refreshed.</source>
        <translation>%1: токены больше не принимаются, обновить их не удалось.</translation>
    </message>
    <message>
        <source>Sign in to this portal again; your selection is kept.</source>
        <translation>Войдите на этот портал снова; выбор записей сохранится.</translation>
    </message>
    <message>
        <source>The keychain does not open</source>
        <translation>Связка ключей не открывается</translation>
    </message>
    <message>
        <source>%1 needs tokens that could not be read from this computer&apos;s keychain.</source>
        <translation>%1: нужные токены не удалось прочитать из связки ключей этого компьютера.</translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again.</source>
        <translation>Разблокируйте связку ключей и попробуйте снова.</translation>
    </message>
    <message>
        <source>Wrong application id or secret</source>
        <translation>Неверный код или ключ приложения</translation>
    </message>
    <message>
        <source>%1 has no application with this id, or the secret belongs to another one.</source>
        <translation>%1: приложения с таким кодом нет, или ключ от другого приложения.</translation>
    </message>
    <message>
        <source>Copy both again from the application&apos;s page in the portal.</source>
        <translation>Скопируйте оба заново со страницы приложения на портале.</translation>
    </message>
    <message>
        <source>The portal&apos;s subscription has ended</source>
        <translation>Подписка портала закончилась</translation>
    </message>
    <message>
        <source>%1 gives applications no access until its subscription is paid.</source>
        <translation>%1: приложениям нет доступа, пока подписка не оплачена.</translation>
    </message>
    <message>
        <source>Renew the subscription, then sign in again.</source>
        <translation>Продлите подписку и войдите снова.</translation>
    </message>
    <message>
        <source>The application is not installed</source>
        <translation>Приложение не установлено</translation>
    </message>
    <message>
        <source>%1 does not have the application installed, or no longer.</source>
        <translation>%1: приложение не установлено или уже удалено.</translation>
    </message>
    <message>
        <source>Install the application in the portal, then sign in again.</source>
        <translation>Установите приложение на портале и войдите снова.</translation>
    </message>
    <message>
        <source>A webhook cannot read the queue</source>
        <translation>Вебхуком очередь не прочитать</translation>
    </message>
    <message>
        <source>%1 shows an offline queue only to the application that it belongs to, and a webhook was used.</source>
        <translation>%1: очередь показывается только приложению, которому она принадлежит, а здесь использован вебхук.</translation>
    </message>
    <message>
        <source>Use the tokens of the application whose queue you want to see.</source>
        <translation>Используйте токены приложения, очередь которого нужна.</translation>
    </message>
    <message>
        <source>The portal requires https</source>
        <translation>Портал требует https</translation>
    </message>
    <message>
        <source>%1 refused a request without https.</source>
        <translation>%1: запрос без https отклонён.</translation>
    </message>
    <message>
        <source>Add the portal again with its https:// address.</source>
        <translation>Добавьте портал снова с адресом https://.</translation>
    </message>
    <message>
        <source>The token cannot be checked</source>
        <translation>Токен нельзя проверить</translation>
    </message>
    <message>
        <source>%1 does not reach its authorisation server.</source>
        <translation>%1: сервер авторизации недоступен для портала.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Попробуйте снова через несколько минут.</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>Доступ запрещён</translation>
    </message>
    <message>
        <source>%1 gives no access: the token&apos;s user is no administrator, or the plan has no REST.</source>
        <translation>%1: нет доступа. Пользователь токена не администратор, или в тарифе нет REST.</translation>
    </message>
    <message>
        <source>Sign in as an administrator, and check that the portal&apos;s plan includes REST.</source>
        <translation>Войдите как администратор и проверьте, входит ли REST в тариф портала.</translation>
    </message>
    <message>
        <source>The portal&apos;s plan lacks a feature</source>
        <translation>В тарифе портала нет нужной возможности</translation>
    </message>
    <message>
        <source>%1 has a plan without what this request needs.</source>
        <translation>%1: тариф не включает то, что нужно для этого запроса.</translation>
    </message>
    <message>
        <source>Check the connection of this portal again: what still works is then known.</source>
        <translation>Проверьте подключение этого портала ещё раз: станет ясно, что ещё работает.</translation>
    </message>
    <message>
        <source>The application may not do this</source>
        <translation>Приложению это не разрешено</translation>
    </message>
    <message>
        <source>%1 refused, because the application or its user lacks a right.</source>
        <translation>%1: отказано, у приложения или его пользователя не хватает прав.</translation>
    </message>
    <message>
        <source>Check the application&apos;s permissions in the portal, then sign in again.</source>
        <translation>Проверьте права приложения на портале и войдите снова.</translation>
    </message>
    <message>
        <source>An administrator has to approve this</source>
        <translation>Нужно одобрение администратора</translation>
    </message>
    <message>
        <source>%1 waits until an administrator approves what the application asks for.</source>
        <translation>%1: ждёт, пока администратор одобрит запрос приложения.</translation>
    </message>
    <message>
        <source>Approve it in the portal, then try again.</source>
        <translation>Одобрите его на портале и попробуйте снова.</translation>
    </message>
    <message>
        <source>An administrator has denied this</source>
        <translation>Администратор это запретил</translation>
    </message>
    <message>
        <source>%1 refused, because an administrator has denied what the application asks for.</source>
        <translation>%1: отказано, администратор запретил запрос приложения.</translation>
    </message>
    <message>
        <source>Ask the portal&apos;s administrators to approve it.</source>
        <translation>Попросите администраторов портала одобрить его.</translation>
    </message>
    <message>
        <source>The portal is closed</source>
        <translation>Портал закрыт</translation>
    </message>
    <message>
        <source>%1 has been closed or deleted.</source>
        <translation>%1: закрыт или удалён.</translation>
    </message>
    <message>
        <source>Remove it from the list; its archive stays.</source>
        <translation>Уберите его из списка; архив останется.</translation>
    </message>
    <message>
        <source>Wait %1, then try again.</source>
        <translation>Подождите %1 и попробуйте снова.</translation>
    </message>
    <message>
        <source>Wait a few minutes, then try again.</source>
        <translation>Подождите несколько минут и попробуйте снова.</translation>
    </message>
    <message>
        <source>The portal&apos;s limit is reached</source>
        <translation>Достигнуто ограничение портала</translation>
    </message>
    <message>
        <source>%1 got too many requests from this address, perhaps from other programs too.</source>
        <translation>%1: слишком много запросов с этого адреса, возможно, и от других программ.</translation>
    </message>
    <message>
        <source>The portal lets this method rest</source>
        <translation>Портал приостановил этот метод</translation>
    </message>
    <message>
        <source>%1 pauses a method whose working time the application has used up.</source>
        <translation>%1: приложение израсходовало рабочее время этого метода.</translation>
    </message>
    <message>
        <source>The portal&apos;s REST is blocked</source>
        <translation>REST портала заблокирован</translation>
    </message>
    <message>
        <source>%1 has been blocked by hand, by its provider.</source>
        <translation>%1: заблокирован вручную, на стороне Битрикс24.</translation>
    </message>
    <message>
        <source>Contact Bitrix24 support: waiting does not help.</source>
        <translation>Обратитесь в поддержку Битрикс24: ожидание не поможет.</translation>
    </message>
    <message>
        <source>The portal is under maintenance</source>
        <translation>На портале идёт обслуживание</translation>
    </message>
    <message>
        <source>%1 shows a maintenance page instead of an answer.</source>
        <translation>%1: вместо ответа — страница обслуживания.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Попробуйте позже.</translation>
    </message>
    <message>
        <source>%1 did not accept a request of this program.</source>
        <translation>%1: запрос этой программы не принят.</translation>
    </message>
    <message>
        <source>%1 did not accept the argument “%2” of a request of this program.</source>
        <translation>%1: в запросе этой программы не принят аргумент «%2».</translation>
    </message>
    <message>
        <source>The request was wrong</source>
        <translation>Неверный запрос</translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it with these words.</source>
        <translation>Это ошибка в Eventsweep: сообщите о ней, приведя эти слова.</translation>
    </message>
    <message>
        <source>The portal is too old</source>
        <translation>Портал слишком старый</translation>
    </message>
    <message>
        <source>%1 does not know a method that is needed.</source>
        <translation>%1: нужный метод неизвестен.</translation>
    </message>
    <message>
        <source>Have the portal&apos;s REST module updated.</source>
        <translation>Обновите модуль REST портала.</translation>
    </message>
    <message>
        <source>The portal has no such manifest</source>
        <translation>На портале нет такого манифеста</translation>
    </message>
    <message>
        <source>%1 found no manifest for the request.</source>
        <translation>%1: манифест для запроса не найден.</translation>
    </message>
    <message>
        <source>Check the address, then try again.</source>
        <translation>Проверьте адрес и попробуйте снова.</translation>
    </message>
    <message>
        <source>No Bitrix24 answered</source>
        <translation>Ответил не Битрикс24</translation>
    </message>
    <message>
        <source>%1 answered with a web page: from a proxy, a faulty server, or another site.</source>
        <translation>%1: пришла веб-страница — от прокси, неисправного сервера или другого сайта.</translation>
    </message>
    <message>
        <source>Check the address; if it is right, try again later.</source>
        <translation>Проверьте адрес; если он верен, попробуйте позже.</translation>
    </message>
    <message>
        <source>The answer is not understood</source>
        <translation>Ответ непонятен</translation>
    </message>
    <message>
        <source>%1 answered in another form than this request has.</source>
        <translation>%1: ответ не того вида, который бывает у этого запроса.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, report it with the portal&apos;s version.</source>
        <translation>Попробуйте снова; если повторится, сообщите об этом, указав версию портала.</translation>
    </message>
    <message>
        <source>The portal reports a fault</source>
        <translation>Сбой портала</translation>
    </message>
    <message>
        <source>%1 failed while it worked on the request.</source>
        <translation>%1: сбой при выполнении запроса.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, ask whoever runs the portal.</source>
        <translation>Попробуйте позже; если повторится, обратитесь к тем, кто обслуживает портал.</translation>
    </message>
    <message>
        <source>The proxy wants a sign-in</source>
        <translation>Прокси требует входа</translation>
    </message>
    <message>
        <source>%1 is behind a proxy that asks for a user and a password, or for others than it got. Nothing was sent.</source>
        <translation>%1: прокси требует имя и пароль или не принял прежние. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>%1 is behind the proxy %2, which asks for a user and a password, or for others than it got. Nothing was sent.</source>
        <translation>%1: прокси %2 требует имя и пароль или не принял прежние. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Sign in to the proxy, then try again.</source>
        <translation>Войдите на прокси, затем повторите.</translation>
    </message>
    <message>
        <source>%1 redirects to another place, and nobody has confirmed that the same portal is there. Nothing was sent there.</source>
        <translation>%1: перенаправляет в другое место, и никто не подтвердил, что там тот же портал. Туда ничего не отправлено.</translation>
    </message>
    <message>
        <source>%1 redirects to %2, and nobody has confirmed that the same portal is there. Nothing was sent there.</source>
        <translation>%1: перенаправляет на %2, и никто не подтвердил, что там тот же портал. Туда ничего не отправлено.</translation>
    </message>
    <message>
        <source>Sign in again at the new address.</source>
        <translation>Войдите снова по новому адресу.</translation>
    </message>
    <message>
        <source>%1 has a certificate that has expired, its own or its issuer&apos;s, so nothing was sent.</source>
        <translation>%1: истёк срок сертификата, своего или издателя, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Have the portal&apos;s certificate renewed.</source>
        <translation>Попросите обновить сертификат портала.</translation>
    </message>
    <message>
        <source>%1 has a certificate that is not valid yet, so nothing was sent.</source>
        <translation>%1: сертификат ещё не действует, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Check the date and the time of this computer.</source>
        <translation>Проверьте дату и время на этом компьютере.</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another address, so nothing was sent.</source>
        <translation>%1: показан сертификат другого адреса, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Check the portal&apos;s address; if it is right, have its certificate corrected.</source>
        <translation>Проверьте адрес портала; если он верен, попросите исправить сертификат.</translation>
    </message>
    <message>
        <source>%1 and this computer found no common encryption, or something else answers there. Nothing was sent.</source>
        <translation>%1: общего шифрования с этим компьютером не нашлось, или там отвечает что-то другое. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Check the portal&apos;s address; if it is right, have its encryption brought up to date.</source>
        <translation>Проверьте адрес портала; если он верен, попросите обновить его шифрование.</translation>
    </message>
    <message>
        <source>%1 has a certificate of an issuer that this computer does not know, so nothing was sent.</source>
        <translation>%1: издатель сертификата этому компьютеру неизвестен, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Add your organisation&apos;s certificate authority to this portal.</source>
        <translation>Добавьте для этого портала центр сертификации своей организации.</translation>
    </message>
    <message>
        <source>Have the portal&apos;s certificate corrected.</source>
        <translation>Попросите исправить сертификат портала.</translation>
    </message>
    <message>
        <source>%1 has no tokens in this computer&apos;s keychain: they were never stored, or somebody has deleted the entry.</source>
        <translation>%1: токенов в связке ключей этого компьютера нет: их не сохраняли, или кто-то удалил запись.</translation>
    </message>
    <message>
        <source>%1 no longer accepts the refresh token: it is too old, or another program has used it.</source>
        <translation>%1: токен обновления больше не принимается: он устарел или его использовала другая программа.</translation>
    </message>
    <message>
        <source>%1 wants a new sign-in. %2</source>
        <translation>%1: нужен новый вход. %2</translation>
    </message>
    <message>
        <source>No tokens in the keychain</source>
        <translation>В связке ключей нет токенов</translation>
    </message>
    <message>
        <source>%1 has no entry in this computer&apos;s keychain.</source>
        <translation>%1: записи в связке ключей этого компьютера нет.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Связка ключей заблокирована</translation>
    </message>
    <message>
        <source>%1 needs tokens from this computer&apos;s keychain, which is locked.</source>
        <translation>%1: нужны токены из связки ключей этого компьютера, а она заблокирована.</translation>
    </message>
    <message>
        <source>The keychain stays locked</source>
        <translation>Связка ключей осталась заблокированной</translation>
    </message>
    <message>
        <source>%1 needs tokens from this computer&apos;s keychain, and its question was closed.</source>
        <translation>%1: нужны токены из связки ключей этого компьютера, а её запрос был закрыт.</translation>
    </message>
    <message>
        <source>Try again, and unlock the keychain.</source>
        <translation>Повторите и разблокируйте связку ключей.</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>Связки ключей нет</translation>
    </message>
    <message>
        <source>%1 needs tokens from a keychain, and this computer or this desktop offers none.</source>
        <translation>%1: нужны токены из связки ключей, а на этом компьютере или рабочем столе её нет.</translation>
    </message>
    <message>
        <source>Start a keychain (on Linux: GNOME Keyring or KWallet), then try again.</source>
        <translation>Запустите связку ключей (в Linux: GNOME Keyring или KWallet), затем повторите.</translation>
    </message>
    <message>
        <source>The keychain refused</source>
        <translation>Связка ключей отказала</translation>
    </message>
    <message>
        <source>%1 needs tokens that this computer&apos;s keychain does not hand out.</source>
        <translation>%1: нужные токены связка ключей этого компьютера не выдаёт.</translation>
    </message>
    <message>
        <source>Allow Eventsweep in the keychain&apos;s settings, then try again.</source>
        <translation>Разрешите Eventsweep в настройках связки ключей, затем повторите.</translation>
    </message>
    <message>
        <source>The keychain does not answer</source>
        <translation>Связка ключей не отвечает</translation>
    </message>
    <message>
        <source>%1 needs tokens from this computer&apos;s keychain, which did not answer in time.</source>
        <translation>%1: нужны токены из связки ключей этого компьютера, а она не ответила вовремя.</translation>
    </message>
    <message>
        <source>Look for the keychain&apos;s question on the screen, then try again.</source>
        <translation>Найдите на экране запрос связки ключей, затем повторите.</translation>
    </message>
    <message>
        <source>Another running copy keeps the tokens</source>
        <translation>Токены заняты другой копией программы</translation>
    </message>
    <message>
        <source>%1 needs new tokens, and another running copy of this program has been getting them for too long.</source>
        <translation>%1: нужны новые токены, а другая запущенная копия программы получает их слишком долго.</translation>
    </message>
    <message>
        <source>Close the other copy, then try again.</source>
        <translation>Закройте другую копию, затем повторите.</translation>
    </message>
    <message>
        <source>The authorisation server %1</source>
        <comment>subject of a sentence</comment>
        <translation>Сервер авторизации %1</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, ask whoever runs the server.</source>
        <translation>Повторите позже; если не поможет, обратитесь к тому, кто отвечает за сервер.</translation>
    </message>
    <message>
        <source>No connection to the authorisation server</source>
        <translation>Нет связи с сервером авторизации</translation>
    </message>
    <message>
        <source>%1, which renews the tokens, cannot be reached: the address is unknown, it refuses connections, or this computer is offline.</source>
        <translation>%1, который обновляет токены, недоступен: адрес неизвестен, сервер не принимает соединения или этот компьютер не в сети.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>Проверьте сеть и повторите.</translation>
    </message>
    <message>
        <source>The authorisation server&apos;s limit is reached</source>
        <translation>Достигнут предел сервера авторизации</translation>
    </message>
    <message>
        <source>The authorisation server is under maintenance</source>
        <translation>На сервере авторизации идут работы</translation>
    </message>
    <message>
        <source>No authorisation server answered</source>
        <translation>Ответил не сервер авторизации</translation>
    </message>
    <message>
        <source>The authorisation server reports a fault</source>
        <translation>Сервер авторизации сообщает о сбое</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate renewed.</source>
        <translation>Попросите обновить сертификат сервера.</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate corrected.</source>
        <translation>Попросите исправить сертификат сервера.</translation>
    </message>
    <message>
        <source>Have the server&apos;s encryption brought up to date.</source>
        <translation>Попросите обновить шифрование на сервере.</translation>
    </message>
    <message>
        <source>The authorisation server is not allowed</source>
        <translation>Сервер авторизации не разрешён</translation>
    </message>
    <message>
        <source>%1 has its tokens renewed by %2, and this server is not among those that may get an application&apos;s secret. Nothing was sent there.</source>
        <translation>Токены портала %1 обновляет %2, а этому серверу получать ключ приложения не разрешено. Туда ничего не отправлено.</translation>
    </message>
    <message>
        <source>Sign in again through the browser, or allow the server if you trust it, then try again.</source>
        <translation>Войдите снова через браузер или, если доверяете серверу, разрешите его и повторите.</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>%1 could not be written. The message: “%2”.</source>
        <comment>path</comment>
        <translation>%1: записать не удалось. Сообщение: «%2».</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>without it: signed out after an hour</source>
        <translation>без него: выход через час</translation>
    </message>
    <message>
        <source>Application secret</source>
        <translation>Ключ приложения</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>прежний</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Through the browser</source>
        <translation>Через браузер</translation>
    </message>
    <message>
        <source>Application &amp;secret:</source>
        <translation>К&amp;люч приложения:</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>&amp;Paste JSON…</source>
        <translation>&amp;Вставить JSON…</translation>
    </message>
    <message>
        <source>Paste JSON</source>
        <translation>Вставить JSON</translation>
    </message>
    <message>
        <source>A&amp;ccess token:</source>
        <translation>&amp;Токен доступа:</translation>
    </message>
    <message>
        <source>Re&amp;fresh token:</source>
        <translation>Токен о&amp;бновления:</translation>
    </message>
    <message>
        <source>Sho&amp;w secrets</source>
        <translation>&amp;Показать секреты</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Показать секреты</translation>
    </message>
    <message>
        <source>I have tokens already: i&amp;mport…</source>
        <translation>Токены уже есть: &amp;импорт…</translation>
    </message>
    <message>
        <source>Import tokens</source>
        <translation>Импорт токенов</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>For this &amp;run only</source>
        <translation>&amp;Только до выхода</translation>
    </message>
    <message>
        <source>Keep the secrets for this run only</source>
        <translation>Хранить секреты только до выхода из программы</translation>
    </message>
    <message>
        <source>The secrets are forgotten when the program ends.</source>
        <translation>Секреты забываются при выходе из программы.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Ask the keychain again</source>
        <translation>Снова обратиться к связке ключей</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>S&amp;ign in</source>
        <translation>В&amp;ойти</translation>
    </message>
    <message>
        <source>Application id</source>
        <translation>Код приложения</translation>
    </message>
    <message>
        <source>&amp;Keep the tokens for this run only</source>
        <translation>&amp;Хранить токены только до выхода</translation>
    </message>
    <message>
        <source>Keep the tokens for this run only</source>
        <translation>Хранить токены только до выхода</translation>
    </message>
    <message>
        <source>Application &amp;id:</source>
        <translation>Ко&amp;д приложения:</translation>
    </message>
</context>
<context>
    <name>SignInErrorText</name>
    <message>
        <source>Port %1 is in use</source>
        <translation>Порт %1 занят</translation>
    </message>
    <message>
        <source>Another program on this computer listens there, so the browser cannot come back to Eventsweep.</source>
        <translation>Его слушает другая программа на этом компьютере, поэтому браузер не сможет вернуться в Eventsweep.</translation>
    </message>
    <message>
        <source>Choose another port here and put the new handler path into the application&apos;s settings.</source>
        <translation>Выберите здесь другой порт и укажите новый путь обработчика в настройках приложения.</translation>
    </message>
    <message>
        <source>The browser cannot come back through port %1</source>
        <translation>Браузер не сможет вернуться через порт %1</translation>
    </message>
    <message>
        <source>This computer does not let Eventsweep listen there.</source>
        <translation>Этот компьютер не даёт Eventsweep слушать этот порт.</translation>
    </message>
    <message>
        <source>Choose another port, above 1023, here and in the application&apos;s settings.</source>
        <translation>Выберите другой порт, больше 1023, здесь и в настройках приложения.</translation>
    </message>
    <message>
        <source>The browser did not come back</source>
        <translation>Браузер не вернулся</translation>
    </message>
    <message>
        <source>Nothing returned within five minutes. When something is wrong with the application, the portal says so on its own page in the browser.</source>
        <translation>За пять минут ничего не вернулось. Если с приложением что-то не так, портал сообщает об этом на своей странице в браузере.</translation>
    </message>
    <message>
        <source>Look at that page, check application id and handler path, then open the page again.</source>
        <translation>Посмотрите на эту страницу, проверьте код приложения и путь обработчика и откройте страницу снова.</translation>
    </message>
    <message>
        <source>The portal did not let you sign in</source>
        <translation>Портал не разрешил вход</translation>
    </message>
    <message>
        <source>It sent the browser back with a refusal.</source>
        <translation>Он вернул браузер с отказом.</translation>
    </message>
    <message>
        <source>It says: “%1”.</source>
        <translation>Он сообщает: «%1».</translation>
    </message>
    <message>
        <source>Open the page again, and allow the application there.</source>
        <translation>Откройте страницу снова и разрешите там доступ приложению.</translation>
    </message>
    <message>
        <source>The authorisation server is not known yet</source>
        <translation>Этот сервер авторизации ещё не известен</translation>
    </message>
    <message>
        <source>The portal names %1, which is not a server of the vendor. The application&apos;s secret would be sent there.</source>
        <translation>Портал называет %1, а это не сервер разработчика Битрикс24. Туда был бы отправлен ключ приложения.</translation>
    </message>
    <message>
        <source>Allow it only if your portal is self-hosted and this is its server.</source>
        <translation>Разрешайте, только если портал на своём сервере и этот сервер принадлежит ему.</translation>
    </message>
    <message>
        <source>Another portal answered</source>
        <translation>Ответил другой портал</translation>
    </message>
    <message>
        <source>The sign-in was for %1, and another portal answered. Nothing has been stored.</source>
        <translation>Вход был на %1, а ответил другой портал. Ничего не сохранено.</translation>
    </message>
    <message>
        <source>The sign-in was for %1, and %2 answered. Nothing has been stored.</source>
        <translation>Вход был на %1, а ответил %2. Ничего не сохранено.</translation>
    </message>
    <message>
        <source>Open the page again and sign in to the right portal in the browser.</source>
        <translation>Откройте страницу снова и войдите в браузере на нужный портал.</translation>
    </message>
    <message>
        <source>The code is too old</source>
        <translation>Код устарел</translation>
    </message>
    <message>
        <source>The portal&apos;s code is valid for 30 seconds, and only once.</source>
        <translation>Код портала действует 30 секунд и только один раз.</translation>
    </message>
    <message>
        <source>Open the page again: you are signed in there now, so it returns at once.</source>
        <translation>Откройте страницу снова: вы там уже вошли, и она вернётся сразу.</translation>
    </message>
    <message>
        <source>The authorisation server is not trusted</source>
        <translation>Нет доверия к серверу авторизации</translation>
    </message>
    <message>
        <source>Its certificate cannot be trusted, so the application&apos;s secret was not sent.</source>
        <translation>Его сертификату нельзя доверять, поэтому ключ приложения не отправлен.</translation>
    </message>
    <message>
        <source>If it is your own server, add its certificate authority for this portal.</source>
        <translation>Если это ваш сервер, добавьте его центр сертификации для этого портала.</translation>
    </message>
    <message>
        <source>Have the certificate of that server corrected.</source>
        <translation>Попросите исправить сертификат этого сервера.</translation>
    </message>
    <message>
        <source>No tokens came</source>
        <translation>Токены не получены</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Records loaded</source>
        <translation>Загружено записей</translation>
    </message>
    <message>
        <source>Show this clear</source>
        <translation>Показать эту очистку</translation>
    </message>
    <message>
        <source>Progress of the clear</source>
        <translation>Ход очистки</translation>
    </message>
    <message>
        <source>Use of the portal&apos;s request limit</source>
        <translation>Использование ограничения портала на запросы</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>только чтение</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n мин назад</numerusform>
            <numerusform>%n мин назад</numerusform>
            <numerusform>%n мин назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n ч назад</numerusform>
            <numerusform>%n ч назад</numerusform>
            <numerusform>%n ч назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue</source>
        <comment>a record that portals usually have deleted by now</comment>
        <translation>срок вышел</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 д %2 ч</translation>
    </message>
</context>
<context>
    <name>TokenServersDialog</name>
    <message>
        <source>Authorisation servers</source>
        <translation>Серверы авторизации</translation>
    </message>
    <message>
        <source>Authorisation servers that may get an application&apos;s secret</source>
        <translation>Серверы авторизации, которым можно отправлять ключ приложения</translation>
    </message>
    <message>
        <source>The servers of the vendor are always allowed. A self-hosted portal can have one of its own: allow it only if whoever runs the portal names it, for it gets the secrets of applications.</source>
        <translation>Серверы разработчика Битрикс24 разрешены всегда. У коробочного портала может быть свой: разрешайте его, только если его назвал тот, кто отвечает за портал, — этот сервер получает ключи приложений.</translation>
    </message>
    <message>
        <source>Allowed servers</source>
        <translation>Разрешённые серверы</translation>
    </message>
    <message>
        <source>Server to allow</source>
        <translation>Разрешаемый сервер</translation>
    </message>
    <message>
        <source>auth.example.com</source>
        <translation>auth.example.com</translation>
    </message>
    <message>
        <source>&amp;Allow</source>
        <translation>&amp;Разрешить</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ViewHelp</name>
    <message>
        <source>PROD</source>
        <comment>badge of a production portal</comment>
        <translation>PROD</translation>
    </message>
    <message>
        <source>DEV</source>
        <comment>badge of a development portal</comment>
        <translation>DEV</translation>
    </message>
    <message>
        <source>Production portal</source>
        <translation>Рабочий портал</translation>
    </message>
    <message>
        <source>Development portal</source>
        <translation>Портал для разработки</translation>
    </message>
</context>
<context>
    <name>eventsweep::ActionBar</name>
    <message>
        <source>Nothing selected of %1</source>
        <comment>number of records</comment>
        <translation>Ничего не выбрано из %1</translation>
    </message>
    <message>
        <source>%1, %2 selected of %3</source>
        <comment>3 messages, 5 records selected of 1,204</comment>
        <translation>Выбрано: %1, %2, из %3</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected of %2</source>
        <translation>Выбрано %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s) left the queue</source>
        <translation>
            <numerusform>%n выбранная запись ушла из очереди</numerusform>
            <numerusform>%n выбранные записи ушли из очереди</numerusform>
            <numerusform>%n выбранных записей ушло из очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear %1…</source>
        <translation>Очистить %1…</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Очистить…</translation>
    </message>
    <message>
        <source>Reviews the selected records first; clears them only after that (Del)</source>
        <translation>Сначала показывает выбранные записи для проверки; очищает только после неё (Del)</translation>
    </message>
    <message numerus="yes">
        <source>Everything that matches gets selected once %n more record(s) are loaded.</source>
        <translation>
            <numerusform>Всё подходящее будет выбрано, когда загрузится ещё %n запись.</numerusform>
            <numerusform>Всё подходящее будет выбрано, когда загрузятся ещё %n записи.</numerusform>
            <numerusform>Всё подходящее будет выбрано, когда загрузятся ещё %n записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load the rest and select all that match</source>
        <translation>Загрузить остальные и выбрать всё подходящее</translation>
    </message>
    <message>
        <source>Select all %1 that match</source>
        <translation>Выбрать все подходящие: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them hidden by the filter</source>
        <translation>
            <numerusform>%n из них скрыта фильтром</numerusform>
            <numerusform>%n из них скрыты фильтром</numerusform>
            <numerusform>%n из них скрыто фильтром</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s) changed and left the selection</source>
        <translation>
            <numerusform>%n выбранная запись изменилась, её отметка снята</numerusform>
            <numerusform>%n выбранные записи изменились, их отметки сняты</numerusform>
            <numerusform>%n выбранных записей изменилось, их отметки сняты</numerusform>
        </translation>
    </message>
    <message>
        <source>all that matched</source>
        <translation>всё подходящее</translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>Выбрать все %1</translation>
    </message>
</context>
<context>
    <name>eventsweep::ActivityPage</name>
    <message>
        <source>this portal: %1</source>
        <translation>этом портале: %1</translation>
    </message>
    <message>
        <source>this portal</source>
        <translation>этом портале</translation>
    </message>
    <message>
        <source>all portals</source>
        <translation>всех порталах</translation>
    </message>
    <message numerus="yes">
        <source>%n clear(s)</source>
        <translation>
            <numerusform>%n очистка</numerusform>
            <numerusform>%n очистки</numerusform>
            <numerusform>%n очисток</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the archive…</source>
        <translation>Чтение архива…</translation>
    </message>
    <message>
        <source>Nothing was cleared on this portal yet</source>
        <translation>На этом портале ещё ничего не очищали</translation>
    </message>
    <message>
        <source>Nothing was cleared yet</source>
        <translation>Ещё ничего не очищали</translation>
    </message>
    <message>
        <source>Clears of other portals are there: choose “all portals”.</source>
        <translation>Есть очистки на других порталах: выберите «всех порталах».</translation>
    </message>
    <message>
        <source>Every clear is listed here with what became of each record, also after a restart.</source>
        <translation>Здесь перечислены все очистки и что стало с каждой записью, в том числе после перезапуска.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalCheckPage</name>
    <message>
        <source>Type a connector&apos;s name first.</source>
        <translation>Сначала введите имя коннектора.</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <comment>connectors</comment>
        <translation>Добавлены: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalController</name>
    <message>
        <source>The application id is needed to sign in.</source>
        <translation>Для входа нужен код приложения.</translation>
    </message>
    <message>
        <source>The application secret is needed to sign in.</source>
        <translation>Для входа нужен ключ приложения.</translation>
    </message>
    <message>
        <source>Another portal answered</source>
        <translation>Ответил другой портал</translation>
    </message>
    <message>
        <source>Eventsweep asks you which portal you mean. You can close this window and go back to Eventsweep.</source>
        <translation>Eventsweep спрашивает, какой портал вы имеете в виду. Закройте это окно и вернитесь в Eventsweep.</translation>
    </message>
    <message>
        <source>Not stored yet</source>
        <translation>Ещё не сохранено</translation>
    </message>
    <message>
        <source>The portal let you sign in, but the keychain did not take the tokens. Go back to Eventsweep: it asks what to do. You can close this window.</source>
        <translation>Портал разрешил вход, но связка ключей не приняла токены. Вернитесь в Eventsweep: он спросит, что делать. Это окно можно закрыть.</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Не добавлено</translation>
    </message>
    <message>
        <source>Eventsweep says what went wrong. You can close this window and go back to it.</source>
        <translation>Eventsweep сообщает, что не получилось. Закройте это окно и вернитесь в него.</translation>
    </message>
    <message>
        <source>This cannot be added</source>
        <translation>Добавить нельзя</translation>
    </message>
    <message>
        <source>Go back and change it.</source>
        <translation>Вернитесь и исправьте.</translation>
    </message>
    <message>
        <source>This is no connector&apos;s name.</source>
        <translation>Это не имя коннектора.</translation>
    </message>
    <message>
        <source>This connector is in the list already.</source>
        <translation>Этот коннектор уже в списке.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalDialog</name>
    <message>
        <source>There is no keychain that could keep the secrets. They are never written to a file: when the program ends they are forgotten, and you add them again.</source>
        <translation>Нет связки ключей, где можно хранить секреты. В файлы они не записываются: при выходе из программы они забываются, и вы добавляете их снова.</translation>
    </message>
    <message>
        <source>Confirm the authorisation server to go on.</source>
        <translation>Чтобы продолжить, подтвердите сервер авторизации.</translation>
    </message>
    <message>
        <source>Confirm that the secrets are kept for this run only to go on.</source>
        <translation>Чтобы продолжить, подтвердите хранение секретов только до выхода.</translation>
    </message>
    <message>
        <source>%1 has been added</source>
        <translation>Добавлено: %1</translation>
    </message>
    <message>
        <source>%1 could not be added</source>
        <translation>Не удалось добавить: %1</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Проверяется %1</translation>
    </message>
    <message>
        <source>You typed %1; the portal that answered is %2. Which one do you mean?</source>
        <translation>Вы ввели %1, а ответил портал %2. Какой из них нужен?</translation>
    </message>
    <message>
        <source>Which portal?</source>
        <translation>Какой портал?</translation>
    </message>
    <message>
        <source>Which application?</source>
        <translation>Какое приложение?</translation>
    </message>
    <message>
        <source>Import tokens</source>
        <translation>Импорт токенов</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>%1 is not stored yet</source>
        <translation>%1: ещё не сохранено</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Шаг %1 из %2</translation>
    </message>
    <message>
        <source>%1 is not a server of the vendor. To exchange codes and refresh tokens, the application&apos;s secret is sent there: go on only if your portal uses it.</source>
        <translation>%1: это не сервер разработчика Битрикс24. При обмене кодов и обновлении токенов туда отправляется ключ приложения: продолжайте, только если портал использует этот сервер.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalFlow</name>
    <message>
        <source>The tokens are those of a user who is no administrator of this portal.</source>
        <translation>Токены принадлежат пользователю, который не администратор этого портала.</translation>
    </message>
    <message>
        <source>The tokens are those of %1, who is no administrator of this portal.</source>
        <translation>Токены принадлежат пользователю %1, а это не администратор портала.</translation>
    </message>
    <message>
        <source>This application on this portal has been added already.</source>
        <translation>Это приложение на этом портале уже добавлено.</translation>
    </message>
    <message>
        <source>There is a space or a line break in the middle. Copy it again, whole and alone.</source>
        <translation>В середине пробел или перевод строки. Скопируйте ещё раз, целиком и без лишнего.</translation>
    </message>
    <message>
        <source>Without the application id, the refresh token cannot be used.</source>
        <translation>Без кода приложения токен обновления не использовать.</translation>
    </message>
    <message>
        <source>Without the application secret, the refresh token cannot be used.</source>
        <translation>Без ключа приложения токен обновления не использовать.</translation>
    </message>
    <message>
        <source>An access token or a refresh token is needed.</source>
        <translation>Нужен токен доступа или токен обновления.</translation>
    </message>
    <message>
        <source>This field is needed.</source>
        <translation>Это поле обязательно.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalPlacePage</name>
    <message>
        <source>Will be asked: %1</source>
        <translation>Адрес запросов: %1</translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalTokensPage</name>
    <message>
        <source>Will be asked: %1</source>
        <translation>Адрес запросов: %1</translation>
    </message>
    <message>
        <source>The refresh token was imported: the first refresh here ends the session of the integration that it was copied from.</source>
        <translation>Токен обновления импортирован: первое же обновление здесь завершит сеанс интеграции, из которой он скопирован.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ApplicationPicture</name>
    <message>
        <source>Picture of the portal&apos;s form for a local application</source>
        <translation>Рисунок: форма локального приложения на портале</translation>
    </message>
    <message>
        <source>Five numbered places, from top to bottom: the way to Local application, the type and the ticked box, the handler path, the permissions, and the button that saves and shows application id and secret.</source>
        <translation>Пять пронумерованных мест сверху вниз: путь к «Локальному приложению», тип и отмеченный флажок, путь обработчика, права и кнопка, которая сохраняет и показывает код и ключ приложения.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AuthorisationReturn</name>
    <message>
        <source>Paste the address that the browser shows after you have signed in.</source>
        <translation>Вставьте адрес, который браузер покажет после входа.</translation>
    </message>
    <message>
        <source>The portal refused: “%1”. Open its page again, or ask its administrator.</source>
        <translation>Портал отказал: «%1». Откройте его страницу снова или спросите администратора.</translation>
    </message>
    <message>
        <source>There is no code in this address. Copy it from the browser after you have signed in, when it begins with the application&apos;s return address.</source>
        <translation>В этом адресе нет кода. Скопируйте его из браузера после входа, когда он начинается с адреса возврата приложения.</translation>
    </message>
    <message>
        <source>This is neither an address nor a code. Copy the whole address from the browser.</source>
        <translation>Это не адрес и не код. Скопируйте из браузера адрес целиком.</translation>
    </message>
</context>
<context>
    <name>eventsweep::AuthoritiesDialog</name>
    <message>
        <source>Certificate authorities of %1</source>
        <comment>portal</comment>
        <translation>Центры сертификации: %1</translation>
    </message>
</context>
<context>
    <name>eventsweep::AuthorityField</name>
    <message>
        <source>Add a certificate authority</source>
        <translation>Добавить центр сертификации</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>Сертификаты (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>The file cannot be read. Choose another one.</source>
        <translation>Файл не читается. Выберите другой.</translation>
    </message>
    <message>
        <source>Trusted for this portal</source>
        <translation>Доверие для этого портала</translation>
    </message>
    <message>
        <source>Add a certificate authority for this portal…</source>
        <translation>Добавить центр сертификации для этого портала…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove the certificate authority %1</source>
        <translation>Убрать центр сертификации %1</translation>
    </message>
    <message>
        <source>Add another certificate authority…</source>
        <translation>Добавить ещё один центр сертификации…</translation>
    </message>
</context>
<context>
    <name>eventsweep::BrowserSignIn</name>
    <message>
        <source>Open the sign-in page first: what is pasted must be the return of this sign-in.</source>
        <translation>Сначала откройте страницу входа: вставлять нужно возврат именно этого входа.</translation>
    </message>
</context>
<context>
    <name>eventsweep::BrowserSignInPage</name>
    <message>
        <source>Sign in to %1 in your browser, as an administrator. Then the browser comes back to Eventsweep by itself.</source>
        <translation>Войдите на %1 в браузере как администратор. Затем браузер сам вернётся в Eventsweep.</translation>
    </message>
    <message>
        <source>&amp;Open the sign-in page again</source>
        <translation>&amp;Открыть страницу входа снова</translation>
    </message>
    <message>
        <source>&amp;Open the sign-in page in the browser</source>
        <translation>&amp;Открыть страницу входа в браузере</translation>
    </message>
    <message>
        <source>A&amp;ddress copied</source>
        <translation>&amp;Адрес скопирован</translation>
    </message>
    <message>
        <source>Copy the page&apos;s a&amp;ddress</source>
        <translation>&amp;Скопировать адрес страницы</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the page&apos;s address and open it in one.</source>
        <translation>Не удалось открыть браузер. Скопируйте адрес страницы и откройте его в браузере.</translation>
    </message>
    <message>
        <source>Something came back that does not belong to this sign-in, perhaps from an older page in the browser. It was not taken; Eventsweep still waits.</source>
        <translation>Вернулось что-то не от этого входа, возможно, со старой страницы в браузере. Оно не принято, Eventsweep ждёт дальше.</translation>
    </message>
    <message>
        <source>&amp;Allow %1 and sign in again</source>
        <comment>server</comment>
        <translation>&amp;Разрешить %1 и войти снова</translation>
    </message>
    <message>
        <source>&amp;Add %1</source>
        <comment>portal</comment>
        <translation>&amp;Добавить %1</translation>
    </message>
    <message>
        <source>The browser cannot &amp;reach this computer?</source>
        <translation>Браузер не может вернуться на этот &amp;компьютер?</translation>
    </message>
    <message>
        <source>Paste the return address: after the sign-in the browser shows that it cannot open a page whose address begins with %1. Copy that address here. The code in it is valid for 30 seconds. If you had to sign in first, open the page once more: it then returns at once.</source>
        <translation>Вставьте адрес возврата: после входа браузер покажет, что не может открыть страницу, адрес которой начинается с %1. Скопируйте этот адрес сюда. Код в нём действует 30 секунд. Если сначала пришлось входить, откройте страницу ещё раз: она вернётся сразу.</translation>
    </message>
    <message>
        <source>Open the sign-in page first.</source>
        <translation>Сначала откройте страницу входа.</translation>
    </message>
    <message>
        <source>Paste the address first.</source>
        <translation>Сначала вставьте адрес.</translation>
    </message>
    <message>
        <source>Waits for the browser: %1</source>
        <comment>time left</comment>
        <translation>Ожидание браузера: %1</translation>
    </message>
    <message>
        <source>The browser came back; the tokens are being fetched.</source>
        <translation>Браузер вернулся, получаем токены.</translation>
    </message>
    <message>
        <source>valid for %1</source>
        <comment>time left</comment>
        <translation>действует ещё %1</translation>
    </message>
    <message>
        <source>probably too old: open the page again</source>
        <translation>вероятно, устарел: откройте страницу снова</translation>
    </message>
</context>
<context>
    <name>eventsweep::CertificateDialog</name>
    <message>
        <source>Certificate of %1</source>
        <comment>portal or server</comment>
        <translation>Сертификат: %1</translation>
    </message>
    <message>
        <source>It is not trusted, and nothing was sent</source>
        <translation>Доверия нет, и ничего не отправлено</translation>
    </message>
    <message>
        <source>No certificate was shown: the connection ended before.</source>
        <translation>Сертификат не показан: соединение оборвалось раньше.</translation>
    </message>
    <message>
        <source>Trusted by a certificate authority that was added for this portal. %1</source>
        <translation>Доверие через центр сертификации, добавленный для этого портала. %1</translation>
    </message>
    <message>
        <source>Trusted by this computer. %1</source>
        <comment>TLS 1.3</comment>
        <translation>Этот компьютер доверяет. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>eventsweep::CheckDialog</name>
    <message>
        <source>Asking %1…</source>
        <comment>portal</comment>
        <translation>Запрос: %1…</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>portal</comment>
        <translation>%1: портал отвечает</translation>
    </message>
    <message>
        <source>%1 cannot be used now</source>
        <comment>portal</comment>
        <translation>%1: сейчас не работает</translation>
    </message>
    <message>
        <source>The check of %1 was stopped</source>
        <comment>portal</comment>
        <translation>%1: проверка остановлена</translation>
    </message>
    <message>
        <source>&amp;Sign in again…</source>
        <translation>&amp;Войти снова…</translation>
    </message>
    <message>
        <source>Show &amp;certificate…</source>
        <translation>Показать &amp;сертификат…</translation>
    </message>
    <message>
        <source>&amp;Sign in to the proxy…</source>
        <translation>&amp;Войти на прокси…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>%1 cannot be asked any more</source>
        <comment>portal</comment>
        <translation>%1: спросить больше нельзя</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>&amp;Убрать из списка…</translation>
    </message>
</context>
<context>
    <name>eventsweep::CheckList</name>
    <message>
        <source>%1: %2</source>
        <comment>step: how far it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>ещё неизвестно</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>замечание</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
</context>
<context>
    <name>eventsweep::ChoiceMenus</name>
    <message>
        <source>System</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearController</name>
    <message>
        <source>The archive is being opened</source>
        <translation>Архив открывается</translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy in the archive.</source>
        <translation>Без копии в архиве ничего не очищается.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Немного подождите.</translation>
    </message>
    <message>
        <source>A clear is running on this portal</source>
        <translation>На этом портале идёт очистка</translation>
    </message>
    <message>
        <source>One clear after another keeps the results clear.</source>
        <translation>Очистки идут одна за другой, чтобы результаты были ясны.</translation>
    </message>
    <message>
        <source>Wait for it, or open it from the status bar and stop it there.</source>
        <translation>Дождитесь её или откройте её из строки состояния и остановите там.</translation>
    </message>
    <message>
        <source>The portal is not in the list</source>
        <translation>Портала нет в списке</translation>
    </message>
    <message>
        <source>“%1” was removed from the list of portals, and its tokens with it.</source>
        <translation>«%1» удалён из списка порталов вместе с токенами.</translation>
    </message>
    <message>
        <source>The portal is read only here</source>
        <translation>Здесь портал только для чтения</translation>
    </message>
    <message>
        <source>This portal is marked read-only in Eventsweep.</source>
        <translation>В Eventsweep этот портал отмечен «только чтение».</translation>
    </message>
    <message>
        <source>Its menu in the list of portals takes the mark away.</source>
        <translation>Отметку снимают в меню портала в списке.</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Вход не выполнен</translation>
    </message>
    <message>
        <source>The portal does not accept the tokens any more.</source>
        <translation>Портал больше не принимает токены.</translation>
    </message>
    <message>
        <source>Sign in again first.</source>
        <translation>Сначала войдите снова.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearDialog</name>
    <message>
        <source>Save report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation>Текст (*.txt);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation>Сохранить копии</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Файл не удалось сохранить</translation>
    </message>
    <message>
        <source>Choose another place or name.</source>
        <translation>Выберите другое место или имя.</translation>
    </message>
    <message>
        <source>No copy of this record</source>
        <translation>Копии этой записи нет</translation>
    </message>
    <message>
        <source>This clear did not come to copying it, so it did not remove it either.</source>
        <translation>Очистка не дошла до её копирования, поэтому и не удаляла её.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearProgressPage</name>
    <message numerus="yes">
        <source>Clearing %Ln record(s) from %1</source>
        <translation>
            <numerusform>Очистка: %Ln запись, %1</numerusform>
            <numerusform>Очистка: %Ln записи, %1</numerusform>
            <numerusform>Очистка: %Ln записей, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping: the running request is finished, and what was sent is read back.</source>
        <translation>Остановка: завершается начатый запрос, отправленное перечитывается.</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>предстоит</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>начато</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>records</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 records per second</source>
        <translation>%1 записей в секунду</translation>
    </message>
    <message>
        <source>—</source>
        <comment>speed is not known yet</comment>
        <translation>—</translation>
    </message>
    <message>
        <source>the portal&apos;s answer</source>
        <translation>ответ портала</translation>
    </message>
    <message>
        <source>portal&apos;s limit: %1</source>
        <translation>ограничение портала: %1</translation>
    </message>
    <message>
        <source>the portal asks to slow down: %1</source>
        <translation>портал просит не спешить: %1</translation>
    </message>
    <message>
        <source>%1 rests at the portal: %2</source>
        <comment>method, time</comment>
        <translation>%1 приостановлен порталом: %2</translation>
    </message>
    <message numerus="yes">
        <source>Reading back what was sent about %Ln record(s) of %1</source>
        <translation>
            <numerusform>Читаем, что стало с отправленным: %Ln запись, %1</numerusform>
            <numerusform>Читаем, что стало с отправленным: %Ln записи, %1</numerusform>
            <numerusform>Читаем, что стало с отправленным: %Ln записей, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearResultPage</name>
    <message>
        <source>Complete</source>
        <translation>Выполнено полностью</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Выполнено не полностью</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Что это значит</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more: save the report</source>
        <translation>
            <numerusform>и ещё %Ln: сохраните отчёт</numerusform>
            <numerusform>и ещё %Ln: сохраните отчёт</numerusform>
            <numerusform>и ещё %Ln: сохраните отчёт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <comment>when it began, how long it took</comment>
        <translation>%1, заняло %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), in %1</source>
        <translation>
            <numerusform>%Ln запись, в %1</numerusform>
            <numerusform>%Ln записи, в %1</numerusform>
            <numerusform>%Ln записей, в %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The records of this clear as the archive holds them, as JSON.</source>
        <translation>Записи этой очистки в том виде, в каком они лежат в архиве, в JSON.</translation>
    </message>
    <message>
        <source>This clear copied nothing to the archive.</source>
        <translation>Эта очистка ничего не скопировала в архив.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message numerus="yes">
        <source>The same clear goes on with %Ln record(s), once that is confirmed.</source>
        <translation>
            <numerusform>Та же очистка продолжится с %Ln записью после подтверждения.</numerusform>
            <numerusform>Та же очистка продолжится с %Ln записями после подтверждения.</numerusform>
            <numerusform>Та же очистка продолжится с %Ln записями после подтверждения.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads back what was sent and ends the clear. Nothing is changed on the portal.</source>
        <translation>Читает, что стало с отправленным, и завершает очистку. На портале ничего не меняется.</translation>
    </message>
    <message numerus="yes">
        <source>Reads the queue anew, and opens a review of those of %Ln record(s) that are still in it.</source>
        <translation>
            <numerusform>Читает очередь заново и открывает проверку %Ln записи, если она ещё в очереди.</numerusform>
            <numerusform>Читает очередь заново и открывает проверку тех из %Ln записей, что ещё в очереди.</numerusform>
            <numerusform>Читает очередь заново и открывает проверку тех из %Ln записей, что ещё в очереди.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more record(s) came along in the reservation</source>
        <translation>
            <numerusform>Ещё %Ln запись попала в резерв заодно</numerusform>
            <numerusform>Ещё %Ln записи попали в резерв заодно</numerusform>
            <numerusform>Ещё %Ln записей попали в резерв заодно</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They appeared after the last look, were not chosen and were not cleared. They stay reserved by %n process(es), %1, so your workers will not get them.</source>
        <translation>
            <numerusform>Они появились после последнего чтения, не были выбраны и не очищены. Их держит процесс %1, и ваши воркеры их не получат.</numerusform>
            <numerusform>Они появились после последнего чтения, не были выбраны и не очищены. Их держат %n процесса, %1, и ваши воркеры их не получат.</numerusform>
            <numerusform>Они появились после последнего чтения, не были выбраны и не очищены. Их держат %n процессов, %1, и ваши воркеры их не получат.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select them in the queue to clear them after a review. To give them back as failed, your application has to call event.offline.error with this process: portals release a reservation in no other way.</source>
        <translation>Выберите их в очереди, чтобы очистить после проверки. Чтобы вернуть их как неудавшиеся, приложение должно вызвать event.offline.error с этим процессом: иначе порталы резерв не снимают.</translation>
    </message>
    <message>
        <source>Interrupted: %1</source>
        <comment>counts</comment>
        <translation>Прервано: %1</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Удерживает</translation>
    </message>
    <message>
        <source>Came along, not cleared</source>
        <translation>Попали заодно, не очищены</translation>
    </message>
    <message>
        <source>Not chosen, reserved together with chosen ones: they stay reserved.</source>
        <translation>Не выбраны, зарезервированы вместе с выбранными и остаются в резерве.</translation>
    </message>
    <message>
        <source>Not chosen, not cleared.</source>
        <translation>Не выбрана, не очищена.</translation>
    </message>
    <message>
        <source>Held by process %1.</source>
        <translation>Удерживает процесс %1.</translation>
    </message>
    <message>
        <source>Not chosen, not cleared; perhaps held by a worker.</source>
        <translation>Не выбрана, не очищена; возможно, её держит воркер.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearResumePage</name>
    <message numerus="yes">
        <source>%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are gone.</source>
        <translation>
            <numerusform>%Ln запись зарезервирована: воркер, возможно, обрабатывает её сейчас и может дать сбой, когда её не станет.</numerusform>
            <numerusform>%Ln записи зарезервированы: воркер, возможно, обрабатывает их сейчас и может дать сбой, когда их не станет.</numerusform>
            <numerusform>%Ln записей зарезервировано: воркер, возможно, обрабатывает их сейчас и может дать сбой, когда их не станет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish this clear: %Ln record(s) of %1?</source>
        <translation>
            <numerusform>Завершить эту очистку: %Ln запись, %1?</numerusform>
            <numerusform>Завершить эту очистку: %Ln записи, %1?</numerusform>
            <numerusform>Завершить эту очистку: %Ln записей, %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Finish %Ln record(s)</source>
        <comment>button</comment>
        <translation>
            <numerusform>&amp;Завершить %Ln запись</numerusform>
            <numerusform>&amp;Завершить %Ln записи</numerusform>
            <numerusform>&amp;Завершить %Ln записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish %Ln record(s)</source>
        <comment>accessible name of the button</comment>
        <translation>
            <numerusform>Завершить %Ln запись</numerusform>
            <numerusform>Завершить %Ln записи</numerusform>
            <numerusform>Завершить %Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was sent before is read back first. Then the clear goes on with what is left, exactly as it was confirmed: records that changed or that another worker has taken are left alone.</source>
        <translation>Сначала читается, что стало с отправленным раньше. Затем очистка продолжается с оставшимся, точно так, как было подтверждено: записи, которые изменились или которые взял другой воркер, не трогаются.</translation>
    </message>
    <message>
        <source>What was sent before is read back first. Then the clear goes on with what is left, exactly as it was confirmed: records that changed are included, those that another worker has taken are left alone.</source>
        <translation>Сначала читается, что стало с отправленным раньше. Затем очистка продолжается с оставшимся, точно так, как было подтверждено: изменившиеся записи включены, а те, которые взял другой воркер, не трогаются.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearReviewPage</name>
    <message>
        <source>Clear %1 (%2) from %3?</source>
        <comment>messages, records, where from</comment>
        <translation>Очистить %1 (%2) в %3?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln сообщение</numerusform>
            <numerusform>%Ln сообщения</numerusform>
            <numerusform>%Ln сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln запись</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear %1 from %2?</source>
        <comment>records, where from</comment>
        <translation>Очистить %1 в %2?</translation>
    </message>
    <message numerus="yes">
        <source>C&amp;lear %Ln record(s)</source>
        <comment>button</comment>
        <translation>
            <numerusform>О&amp;чистить %Ln запись</numerusform>
            <numerusform>О&amp;чистить %Ln записи</numerusform>
            <numerusform>О&amp;чистить %Ln записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %Ln record(s)</source>
        <comment>accessible name of the button</comment>
        <translation>
            <numerusform>Очистить %Ln запись</numerusform>
            <numerusform>Очистить %Ln записи</numerusform>
            <numerusform>Очистить %Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>other events</source>
        <translation>другие события</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>процесс %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more process(es)</source>
        <translation>
            <numerusform>и ещё %Ln процесс</numerusform>
            <numerusform>и ещё %Ln процесса</numerusform>
            <numerusform>и ещё %Ln процессов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>oldest and newest time</comment>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>message ids: all copies of a message that you saw</source>
        <translation>кодам сообщений: все копии сообщения, которые вы видели</translation>
    </message>
    <message>
        <source>record ids: exactly these records, whatever else happens to the queue</source>
        <translation>кодам записей: именно эти записи, что бы ни происходило с очередью</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are gone.</source>
        <translation>
            <numerusform>%Ln запись зарезервирована: воркер, возможно, обрабатывает её сейчас и может дать сбой, когда её не станет.</numerusform>
            <numerusform>%Ln записи зарезервированы: воркер, возможно, обрабатывает их сейчас и может дать сбой, когда их не станет.</numerusform>
            <numerusform>%Ln записей зарезервировано: воркер, возможно, обрабатывает их сейчас и может дать сбой, когда их не станет.</numerusform>
        </translation>
    </message>
    <message>
        <source>This portal&apos;s plan has no reservations, so free records are fetched one by one, by id, which removes them. A worker that fetches at the same moment can be first: the result tells.</source>
        <translation>В тарифе этого портала нет резервирования, поэтому свободные записи забираются по одной, по коду, и тем самым удаляются. Воркер, который забирает в тот же миг, может оказаться первым: это покажет итог.</translation>
    </message>
    <message>
        <source>Records with a newer event than the one you saw are cleared too.</source>
        <translation>Записи, событие которых новее увиденного вами, тоже будут очищены.</translation>
    </message>
    <message>
        <source>Every record is copied to the archive first. The archive is no undo: portals offer no way to put a record back.</source>
        <translation>Каждая запись сначала копируется в архив. Архив — не отмена: вернуть запись порталы не позволяют.</translation>
    </message>
    <message>
        <source>&amp;First %1 of %2</source>
        <comment>of the records</comment>
        <translation>&amp;Первые %1 из %2</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>&amp;Записи</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Замечена</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процесс</translation>
    </message>
    <message>
        <source>Exact &amp;requests (about %1 in all)</source>
        <translation>Точные &amp;запросы (всего около %1)</translation>
    </message>
    <message>
        <source>Requests that change the portal, without the token:</source>
        <translation>Запросы, которые меняют портал, без токена:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these record(s) are hidden by the filter now: you do not see them in the table.</source>
        <translation>
            <numerusform>%Ln из этих записей сейчас скрыта фильтром: в таблице её не видно.</numerusform>
            <numerusform>%Ln из этих записей сейчас скрыты фильтром: в таблице их не видно.</numerusform>
            <numerusform>%Ln из этих записей сейчас скрыто фильтром: в таблице их не видно.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more record(s) of this reservation are not understood: they are not cleared.</source>
        <translation>
            <numerusform>Ещё %Ln запись этого резерва не понята: она не очищается.</numerusform>
            <numerusform>Ещё %Ln записи этого резерва не поняты: они не очищаются.</numerusform>
            <numerusform>Ещё %Ln записей этого резерва не поняты: они не очищаются.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearRun</name>
    <message>
        <source>The portal is read only here</source>
        <translation>Здесь портал только для чтения</translation>
    </message>
    <message>
        <source>This portal is marked read-only in Eventsweep.</source>
        <translation>В Eventsweep этот портал отмечен «только чтение».</translation>
    </message>
    <message>
        <source>Its menu in the list of portals takes the mark away.</source>
        <translation>Отметку снимают в меню портала в списке.</translation>
    </message>
    <message>
        <source>The portal is not in the list</source>
        <translation>Портала нет в списке</translation>
    </message>
    <message>
        <source>“%1” was removed from the list of portals, and its tokens with it.</source>
        <translation>«%1» удалён из списка порталов вместе с токенами.</translation>
    </message>
</context>
<context>
    <name>eventsweep::Clearing</name>
    <message>
        <source>A clear is running</source>
        <translation>Идёт очистка</translation>
    </message>
    <message>
        <source>Stop the running clear and quit?</source>
        <translation>Остановить идущую очистку и выйти?</translation>
    </message>
    <message>
        <source>The running request is finished and read back before the program ends. What was not reached stays in the queue, untouched.</source>
        <translation>До выхода из программы начатый запрос завершается и перечитывается. То, до чего очередь не дошла, остаётся нетронутым.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Остановить и выйти</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Пусть продолжается</translation>
    </message>
    <message>
        <source>This queue is not in the list</source>
        <translation>Этой очереди нет в списке</translation>
    </message>
    <message>
        <source>The portal was removed from the list, or the connector is not in use any more.</source>
        <translation>Портал удалён из списка, или коннектор больше не используется.</translation>
    </message>
    <message>
        <source>Check the portal in its menu.</source>
        <translation>Проверьте портал через его меню.</translation>
    </message>
    <message>
        <source>None of them is in the queue any more</source>
        <translation>Ни одной из них больше нет в очереди</translation>
    </message>
    <message>
        <source>A new snapshot was read: every record that failed is gone by now.</source>
        <translation>Прочитан новый снимок: всех неудавшихся записей уже нет.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ExportPortalsDialog</name>
    <message>
        <source>The file holds no tokens and no application&apos;s secret: sign in after importing.</source>
        <translation>В файле нет ни токенов, ни ключа приложения: после импорта нужно войти.</translation>
    </message>
    <message>
        <source>No portal is chosen</source>
        <translation>Не выбран ни один портал</translation>
    </message>
    <message>
        <source>Export portals</source>
        <translation>Экспорт порталов</translation>
    </message>
    <message>
        <source>Portals (*.json)</source>
        <translation>Порталы (*.json)</translation>
    </message>
</context>
<context>
    <name>eventsweep::FilterBar</name>
    <message>
        <source>All events</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ожидают</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Зарезервированы</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>С ошибкой</translation>
    </message>
</context>
<context>
    <name>eventsweep::HandlerPathField</name>
    <message>
        <source>Handler path</source>
        <translation>Путь обработчика</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>Копиро&amp;вать</translation>
    </message>
    <message>
        <source>The handler path has been copied</source>
        <translation>Путь обработчика скопирован</translation>
    </message>
    <message>
        <source>Copy the handler path</source>
        <translation>Скопировать путь обработчика</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Change it when another program on this computer uses this port.</source>
        <translation>Измените, если этот порт занят другой программой на этом компьютере.</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>По&amp;рт:</translation>
    </message>
</context>
<context>
    <name>eventsweep::HelpDialog</name>
    <message>
        <source>Select the marked rows, or unselect them</source>
        <translation>Отметить выделенные строки или снять отметки</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Shift и щелчок</translation>
    </message>
    <message>
        <source>Select from the last check mark to this one</source>
        <translation>Отметить от последней отметки до этой</translation>
    </message>
    <message>
        <source>Select all records that are shown</source>
        <translation>Выбрать все показанные записи</translation>
    </message>
    <message>
        <source>Open the review of a clear</source>
        <translation>Открыть проверку перед очисткой</translation>
    </message>
    <message>
        <source>Read a new snapshot</source>
        <translation>Прочитать новый снимок</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Leave the find field; then clear the filter, never the selection</source>
        <translation>Выйти из поля поиска; затем сбросить фильтр, но не выбор</translation>
    </message>
    <message>
        <source>Open the detail of the record</source>
        <translation>Открыть подробности записи</translation>
    </message>
    <message>
        <source>Copy the marked rows as a table</source>
        <translation>Скопировать выделенные строки таблицей</translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation>Перейти к следующей части окна</translation>
    </message>
    <message>
        <source>Add a portal</source>
        <translation>Добавить портал</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>Показать эту справку</translation>
    </message>
    <message>
        <source>Select all records that match the filter, once all are loaded</source>
        <translation>Выбрать все записи, подходящие под фильтр, когда все загрузятся</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Показать очередь</translation>
    </message>
    <message>
        <source>Show the activity: all clears and their results</source>
        <translation>Показать действия: все очистки и их результаты</translation>
    </message>
    <message>
        <source>In the list of portals: the portal&apos;s settings</source>
        <translation>В списке порталов: настройки портала</translation>
    </message>
    <message>
        <source>In the list of portals: rename the portal</source>
        <translation>В списке порталов: переименовать портал</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>keys</comment>
        <translation>%1 и %2</translation>
    </message>
    <message>
        <source>In the list of portals: move the portal</source>
        <translation>В списке порталов: передвинуть портал</translation>
    </message>
</context>
<context>
    <name>eventsweep::ImportDialog</name>
    <message>
        <source>Paste the JSON first.</source>
        <translation>Сначала вставьте JSON.</translation>
    </message>
    <message>
        <source>REST address</source>
        <translation>Адрес REST</translation>
    </message>
    <message>
        <source>application id</source>
        <translation>код приложения</translation>
    </message>
    <message>
        <source>application secret</source>
        <translation>ключ приложения</translation>
    </message>
    <message>
        <source>access token</source>
        <translation>токен доступа</translation>
    </message>
    <message>
        <source>refresh token</source>
        <translation>токен обновления</translation>
    </message>
    <message>
        <source>authorisation server</source>
        <translation>сервер авторизации</translation>
    </message>
    <message>
        <source>Found: %1.</source>
        <translation>Найдено: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The first refresh here ends the session of the integration that this refresh token was copied from: it has to sign in again, and may stop working until then.</source>
        <translation>Первое же обновление здесь завершит сеанс интеграции, из которой скопирован этот токен: ей придётся войти снова, до этого она может не работать.</translation>
    </message>
    <message>
        <source>This access token has expired. Copy a newer one, or use the refresh token.</source>
        <translation>Срок этого токена доступа вышел. Скопируйте более новый или используйте токен обновления.</translation>
    </message>
    <message>
        <source>An access token is valid for one hour. After that you sign in again; the integration that it was copied from is not disturbed.</source>
        <translation>Токен доступа действует час. После этого вы входите снова; интеграции, из которой он скопирован, это не мешает.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ImportPortalsDialog</name>
    <message>
        <source>already there</source>
        <translation>уже есть</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>none</source>
        <comment>certificates</comment>
        <translation>нет</translation>
    </message>
    <message numerus="yes">
        <source>%Ln portal(s) in the file</source>
        <translation>
            <numerusform>В файле %Ln портал</numerusform>
            <numerusform>В файле %Ln портала</numerusform>
            <numerusform>В файле %Ln порталов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %Ln portal(s)</source>
        <translation>
            <numerusform>&amp;Импортировать %Ln портал</numerusform>
            <numerusform>&amp;Импортировать %Ln портала</numerusform>
            <numerusform>&amp;Импортировать %Ln порталов</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds no tokens and no secrets: imported portals are signed out until you sign in.</source>
        <translation>В файле нет ни токенов, ни ключей: импортированные порталы ждут входа.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) of the file could not be understood and are left out.</source>
        <translation>
            <numerusform>%Ln запись файла непонятна и пропущена.</numerusform>
            <numerusform>%Ln записи файла непонятны и пропущены.</numerusform>
            <numerusform>%Ln записей файла непонятны и пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Trust its certificate authorities: it has none</source>
        <translation>&amp;Доверять центрам сертификации: у него их нет</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Trust the %Ln certificate authority(ies) above, for “%1” alone</source>
        <translation>
            <numerusform>&amp;Доверять %Ln центру сертификации, показанному выше, только для «%1»</numerusform>
            <numerusform>&amp;Доверять %Ln центрам сертификации, показанным выше, только для «%1»</numerusform>
            <numerusform>&amp;Доверять %Ln центрам сертификации, показанным выше, только для «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>read only</comment>
        <translation>да</translation>
    </message>
    <message>
        <source>no: clearing is allowed</source>
        <comment>read only</comment>
        <translation>нет: очистка разрешена</translation>
    </message>
    <message>
        <source>Authorisation server</source>
        <translation>Сервер авторизации</translation>
    </message>
    <message>
        <source>%1. It is unfamiliar: it gets nothing before you allow it when you sign in.</source>
        <translation>%1. Он незнаком: пока вы не разрешите его при входе, туда ничего не отправляется.</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Центр сертификации</translation>
    </message>
    <message>
        <source>PROD: a production portal</source>
        <translation>PROD: рабочий портал</translation>
    </message>
    <message>
        <source>DEV: for development and tests</source>
        <translation>DEV: для разработки и проверок</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>DEV</source>
        <translation>DEV</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trusted</source>
        <comment>certificate authorities</comment>
        <translation>
            <numerusform>%Ln, доверенный</numerusform>
            <numerusform>%Ln, доверенные</numerusform>
            <numerusform>%Ln, доверенные</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not trusted</source>
        <comment>certificate authorities</comment>
        <translation>
            <numerusform>%Ln, без доверия</numerusform>
            <numerusform>%Ln, без доверия</numerusform>
            <numerusform>%Ln, без доверия</numerusform>
        </translation>
    </message>
    <message>
        <source>Trust a certificate authority only when you know who made the file, and have compared its fingerprint: its holder can read what is sent to that portal.</source>
        <translation>Доверяйте центру сертификации, только если знаете, кто составил файл, и сверили отпечаток: его владелец может читать всё, что отправляется на этот портал.</translation>
    </message>
    <message>
        <source>Unfamiliar authorisation server: %1. Whoever runs it gets the application&apos;s secret: you will be asked about it when you sign in.</source>
        <translation>Незнакомый сервер авторизации: %1. Тот, кто им управляет, получает ключ приложения: при входе вас спросят о нём.</translation>
    </message>
</context>
<context>
    <name>eventsweep::InterruptedBar</name>
    <message>
        <source>Shows what is left, and goes on once that is confirmed</source>
        <translation>Показывает, что осталось, и продолжает после подтверждения</translation>
    </message>
    <message>
        <source>Reads back what was sent and ends the clear. Nothing is changed on the portal</source>
        <translation>Читает, что стало с отправленным, и завершает очистку. На портале ничего не меняется</translation>
    </message>
    <message>
        <source>A clear has not ended: %1</source>
        <comment>350 of 1,200 verified</comment>
        <translation>Очистка не завершена: %1</translation>
    </message>
    <message>
        <source>A clear was interrupted: %1</source>
        <comment>350 of 1,200 verified</comment>
        <translation>Очистка была прервана: %1</translation>
    </message>
    <message>
        <source>%1, begun %2.</source>
        <comment>where, when</comment>
        <translation>%1, начата %2.</translation>
    </message>
    <message>
        <source>Another running Eventsweep has the archive: perhaps it runs there.</source>
        <translation>Архив занят другим запущенным Eventsweep: возможно, она идёт там.</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the tab “Activity”.</source>
        <translation>
            <numerusform>Ещё %n на вкладке «Действия».</numerusform>
            <numerusform>Ещё %n на вкладке «Действия».</numerusform>
            <numerusform>Ещё %n на вкладке «Действия».</numerusform>
        </translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
</context>
<context>
    <name>eventsweep::JobModel</name>
    <message>
        <source>Running: %1</source>
        <comment>step of a clear</comment>
        <translation>Идёт: %1</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>остановка…</translation>
    </message>
    <message>
        <source>Not ended; perhaps running in another Eventsweep: %1</source>
        <comment>350 of 1,200 verified</comment>
        <translation>Не завершена; возможно, идёт в другом Eventsweep: %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>What was chosen</source>
        <translation>Что выбрано</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Records of which it is not settled what became of them</source>
        <translation>Записи, о которых ещё не выяснено, что с ними стало</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыто</translation>
    </message>
</context>
<context>
    <name>eventsweep::JsonModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n поле }</numerusform>
            <numerusform>{ %n поля }</numerusform>
            <numerusform>{ %n полей }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation>
            <numerusform>[ %n элемент ]</numerusform>
            <numerusform>[ %n элемента ]</numerusform>
            <numerusform>[ %n элементов ]</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, not listed</source>
        <translation>
            <numerusform>… и ещё %n, не показан</numerusform>
            <numerusform>… и ещё %n, не показаны</numerusform>
            <numerusform>… и ещё %n, не показаны</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::MainWindow</name>
    <message>
        <source>About Eventsweep</source>
        <translation>О программе Eventsweep</translation>
    </message>
    <message>
        <source>Inspects the offline event queue of a Bitrix24 application and clears exactly what was chosen. Apache License 2.0. Made with Qt %1.</source>
        <translation>Показывает очередь офлайн-событий приложения Битрикс24 и очищает именно то, что выбрано. Лицензия Apache 2.0. Сделано на Qt %1.</translation>
    </message>
</context>
<context>
    <name>eventsweep::NetworkCall</name>
    <message>
        <source>The answer is larger than %1 MB.</source>
        <translation>Ответ больше %1 МБ.</translation>
    </message>
    <message>
        <source>The server and this computer found no common encryption, or the server speaks none.</source>
        <translation>Сервер и этот компьютер не нашли общего шифрования, или у сервера его нет.</translation>
    </message>
</context>
<context>
    <name>eventsweep::Notice</name>
    <message>
        <source>Remark</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
</context>
<context>
    <name>eventsweep::NoticeBar</name>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Замечание</translation>
    </message>
</context>
<context>
    <name>eventsweep::OAuthFlow</name>
    <message>
        <source>Nothing is waited for any more. Sign in again.</source>
        <translation>Ожидание уже закончено. Войдите снова.</translation>
    </message>
    <message>
        <source>This address is not from this sign-in, but perhaps from an older one. Open the page once more, and copy the address it leads to.</source>
        <translation>Этот адрес не от этого входа, возможно, от прежнего. Откройте страницу ещё раз и скопируйте адрес, к которому она приведёт.</translation>
    </message>
    <message>
        <source>The authorisation server&apos;s answer was lost, and the code may be used up. Sign in again.</source>
        <translation>Ответ сервера авторизации потерян, код, возможно, уже использован. Войдите снова.</translation>
    </message>
    <message>
        <source>The authorisation server refused the code. Sign in again.</source>
        <translation>Сервер авторизации отверг код. Войдите снова.</translation>
    </message>
    <message>
        <source>The authorisation server does not know this application id with this secret. Copy both again from the application&apos;s page in the portal.</source>
        <translation>Сервер авторизации не знает приложения с таким кодом и ключом. Скопируйте оба заново со страницы приложения на портале.</translation>
    </message>
    <message>
        <source>The portal&apos;s subscription has ended. Have it renewed, then sign in again.</source>
        <translation>Подписка портала закончилась. Продлите её и войдите снова.</translation>
    </message>
    <message>
        <source>The application is not installed in the portal. Install it there, then sign in again.</source>
        <translation>Приложение не установлено на портале. Установите его и войдите снова.</translation>
    </message>
    <message>
        <source>The portal has been closed or deleted.</source>
        <translation>Портал закрыт или удалён.</translation>
    </message>
    <message>
        <source>The authorisation server would be asked without encryption. Nothing was sent.</source>
        <translation>Обращение к серверу авторизации шло бы без шифрования. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The authorisation server&apos;s certificate is not trusted. Nothing was sent.</source>
        <translation>Нет доверия к сертификату сервера авторизации. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The proxy did not let the request to the authorisation server through.</source>
        <translation>Прокси не пропустил запрос к серверу авторизации.</translation>
    </message>
    <message>
        <source>The authorisation server could not be reached. Check the network, then sign in again.</source>
        <translation>Сервер авторизации недоступен. Проверьте сеть и войдите снова.</translation>
    </message>
    <message>
        <source>The authorisation server is under maintenance. Sign in again later.</source>
        <translation>Сервер авторизации на обслуживании. Войдите позже.</translation>
    </message>
    <message>
        <source>The authorisation server refuses more requests at present. Sign in again later.</source>
        <translation>Сервер авторизации пока не принимает новых запросов. Войдите позже.</translation>
    </message>
    <message>
        <source>The authorisation server redirects to another address, which is not followed, for safety.</source>
        <translation>Сервер авторизации перенаправляет на другой адрес; ради безопасности переход не выполнен.</translation>
    </message>
    <message>
        <source>What answered is no authorisation server, or speaks in another way. Check its address.</source>
        <translation>Ответил не сервер авторизации, или он отвечает иначе. Проверьте его адрес.</translation>
    </message>
    <message>
        <source>The authorisation server refused. Sign in again.</source>
        <translation>Сервер авторизации отказал. Войдите снова.</translation>
    </message>
    <message>
        <source>The authorisation server refused: “%1”. Sign in again.</source>
        <translation>Сервер авторизации отказал: «%1». Войдите снова.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is used by another program. Choose another one here and in the application&apos;s settings, or paste the return address.</source>
        <translation>Порт %1 этого компьютера занят другой программой. Выберите другой здесь и в настройках приложения или вставьте адрес возврата.</translation>
    </message>
    <message>
        <source>This computer does not let the program wait at port %1. Choose another one here and in the application&apos;s settings, or paste the return address.</source>
        <translation>Этот компьютер не даёт программе ждать на порту %1. Выберите другой здесь и в настройках приложения или вставьте адрес возврата.</translation>
    </message>
    <message>
        <source>Nothing came back from the browser. Portals show an error on their own page: look there. Then sign in again, or paste the return address.</source>
        <translation>Из браузера ничего не вернулось. Ошибку порталы показывают на своей странице: посмотрите там. Затем войдите снова или вставьте адрес возврата.</translation>
    </message>
    <message>
        <source>The portal refused: “%1”. Sign in again, or ask its administrator.</source>
        <translation>Портал отказал: «%1». Войдите снова или спросите администратора.</translation>
    </message>
    <message>
        <source>The portal names an authorisation server that is not allowed yet: %1. The application&apos;s secret was not sent. Allow it if it is yours, then sign in again.</source>
        <translation>Портал называет сервер авторизации, который ещё не разрешён: %1. Ключ приложения не отправлен. Если это ваш сервер, разрешите его и войдите снова.</translation>
    </message>
    <message>
        <source>Another portal answered. Sign in to the right one in the browser, then try again.</source>
        <translation>Ответил другой портал. Войдите в браузере на нужный и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another portal answered: %1. Sign in to the right one in the browser, then try again.</source>
        <translation>Ответил другой портал: %1. Войдите в браузере на нужный и попробуйте снова.</translation>
    </message>
    <message>
        <source>The code is too old or was used already: it can be used once, within 30 seconds. Sign in again.</source>
        <translation>Код устарел или уже использован: он действует один раз в течение 30 секунд. Войдите снова.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code</comment>
        <extracomment>The language of these texts as a code: &quot;ru&quot; in the Russian translation.</extracomment>
        <translation>ru</translation>
    </message>
    <message>
        <source>Eventsweep has received its access.</source>
        <translation>Eventsweep получил доступ.</translation>
    </message>
    <message>
        <source>Eventsweep has received its access to %1.</source>
        <translation>Eventsweep получил доступ к %1.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>Это окно можно закрыть.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Вход не выполнен</translation>
    </message>
    <message>
        <source>Go back to Eventsweep; you can close this window.</source>
        <translation>Вернитесь в Eventsweep; это окно можно закрыть.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in Eventsweep. You can close this window.</source>
        <translation>Вход отменён в Eventsweep. Это окно можно закрыть.</translation>
    </message>
    <message>
        <source>This is not the sign-in that Eventsweep waits for</source>
        <translation>Это не тот вход, которого ждёт Eventsweep</translation>
    </message>
    <message>
        <source>Nothing was taken from this address, and the wait goes on. If you have just signed in, it was from an older page: open the page once more from Eventsweep.</source>
        <translation>Из этого адреса ничего не взято, ожидание продолжается. Если вы только что вошли, это была старая страница: откройте страницу ещё раз из Eventsweep.</translation>
    </message>
    <message>
        <source>Look into Eventsweep</source>
        <translation>Посмотрите в Eventsweep</translation>
    </message>
    <message>
        <source>It says whether you are signed in. You can close this window.</source>
        <translation>Он сообщает, выполнен ли вход. Это окно можно закрыть.</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalActions</name>
    <message>
        <source>Portal &amp;settings…</source>
        <translation>&amp;Настройки портала…</translation>
    </message>
    <message>
        <source>R&amp;ename…</source>
        <translation>Переи&amp;меновать…</translation>
    </message>
    <message>
        <source>Read &amp;only</source>
        <translation>Только &amp;чтение</translation>
    </message>
    <message>
        <source>&amp;Check the connection…</source>
        <translation>Проверить п&amp;одключение…</translation>
    </message>
    <message>
        <source>Sign &amp;in again…</source>
        <translation>&amp;Войти снова…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Сдвинуть вв&amp;ерх</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Сдвинуть вни&amp;з</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>&amp;Убрать из списка…</translation>
    </message>
    <message>
        <source>I&amp;mport portals…</source>
        <translation>&amp;Импорт порталов…</translation>
    </message>
    <message>
        <source>E&amp;xport portals…</source>
        <translation>&amp;Экспорт порталов…</translation>
    </message>
    <message>
        <source>Au&amp;thorisation servers…</source>
        <translation>&amp;Серверы авторизации…</translation>
    </message>
    <message>
        <source>Environment is &amp;PROD</source>
        <translation>О&amp;кружение — PROD</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalAddress</name>
    <message>
        <source>The portal&apos;s address is missing, for example acme.bitrix24.com.</source>
        <translation>Нет адреса портала, например acme.bitrix24.com.</translation>
    </message>
    <message>
        <source>This is not an address. Type the portal&apos;s host alone, for example acme.bitrix24.com.</source>
        <translation>Это не адрес. Введите только имя портала, например acme.bitrix24.com.</translation>
    </message>
    <message>
        <source>Plain http would send the tokens readable by anybody on the way. Use https.</source>
        <translation>По обычному http токены может прочитать кто угодно по пути. Используйте https.</translation>
    </message>
    <message>
        <source>Only https addresses can be used.</source>
        <translation>Можно использовать только адреса https.</translation>
    </message>
    <message>
        <source>The address must not hold a user name or a password.</source>
        <translation>В адресе не должно быть имени пользователя или пароля.</translation>
    </message>
    <message>
        <source>This is the address of a webhook. Portals show the offline queue to applications only: type the portal&apos;s address alone; then sign in to an application.</source>
        <translation>Это адрес вебхука. Офлайн-очередь портал показывает только приложениям: введите один адрес портала, а затем войдите через приложение.</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalDelegate</name>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>DEV</source>
        <translation>DEV</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>ещё не загружено</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalDialogs</name>
    <message>
        <source>Rename portal</source>
        <translation>Переименование портала</translation>
    </message>
    <message>
        <source>Name of %1 in the list:</source>
        <translation>Название в списке для %1:</translation>
    </message>
    <message>
        <source>Import portals</source>
        <translation>Импорт порталов</translation>
    </message>
    <message>
        <source>Portals (*.json);;All files (*)</source>
        <translation>Порталы (*.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>No portals were imported</source>
        <translation>Порталы не импортированы</translation>
    </message>
    <message>
        <source>%1 cannot be read. The message: “%2”.</source>
        <comment>path</comment>
        <translation>Не удалось прочитать: %1. Сообщение: «%2».</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalModel</name>
    <message>
        <source>Production portal</source>
        <translation>Рабочий портал</translation>
    </message>
    <message>
        <source>Development portal</source>
        <translation>Портал для разработки</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>%1 pending, %2 reserved, %3 failed</source>
        <translation>ожидают: %1, зарезервированы: %2, с ошибкой: %3</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>ещё не загружено</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalSettingsController</name>
    <message>
        <source>This cannot be the name of a connector.</source>
        <translation>Имя коннектора таким быть не может.</translation>
    </message>
    <message>
        <source>“%1” is in the list already.</source>
        <translation>«%1» уже есть в списке.</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalSettingsDialog</name>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Бирюзовый</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Серый</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>portal, host</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>found: it has handlers</source>
        <translation>найден: есть обработчики</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>добавлен вручную</translation>
    </message>
    <message>
        <source>It has handlers on the portal</source>
        <translation>У него есть обработчики на портале</translation>
    </message>
    <message>
        <source>A portal needs a name</source>
        <translation>Порталу нужно название</translation>
    </message>
    <message>
        <source>PROD: a production portal</source>
        <translation>PROD: рабочий портал</translation>
    </message>
    <message>
        <source>DEV: for development and tests</source>
        <translation>DEV: для разработки и проверок</translation>
    </message>
    <message>
        <source>as the environment</source>
        <translation>по окружению</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalStore</name>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Не удалось создать папку.</translation>
    </message>
    <message>
        <source>The folder cannot be written.</source>
        <translation>В папку нельзя записать.</translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalsController</name>
    <message>
        <source>“%1” stays in the list</source>
        <translation>«%1» остаётся в списке</translation>
    </message>
    <message>
        <source>A clear is running there.</source>
        <translation>На нём идёт очистка.</translation>
    </message>
    <message>
        <source>The portal can be removed once it has finished.</source>
        <translation>Портал можно будет убрать, когда она закончится.</translation>
    </message>
    <message>
        <source>Its part of the archive could not be removed. %1</source>
        <translation>Его часть архива не удалось удалить. %1</translation>
    </message>
    <message>
        <source>Remove the portal and keep its archive, or try again.</source>
        <translation>Уберите портал, оставив архив, или повторите.</translation>
    </message>
    <message>
        <source>Its part of the archive has been deleted. %1</source>
        <translation>Его часть архива удалена. %1</translation>
    </message>
    <message>
        <source>A clear is running there, in another running copy of Eventsweep.</source>
        <translation>Там идёт очистка — в другой запущенной копии Eventsweep.</translation>
    </message>
    <message>
        <source>“%1” is being removed</source>
        <translation>«%1» убирается из списка</translation>
    </message>
    <message>
        <source>Its part of the archive goes first.</source>
        <translation>Сначала удаляется его часть архива.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Подождите немного.</translation>
    </message>
    <message>
        <source>The portal is not in the list</source>
        <translation>Портала нет в списке</translation>
    </message>
    <message>
        <source>“%1” was removed from the list of portals, and its tokens with it.</source>
        <translation>Портал «%1» убран из списка, а с ним и его токены.</translation>
    </message>
    <message>
        <source>The portal is being removed</source>
        <translation>Портал убирается из списка</translation>
    </message>
</context>
<context>
    <name>eventsweep::ProxySignInDialog</name>
    <message>
        <source>The login is in use until the program ends.</source>
        <translation>Имя и пароль действуют до выхода из программы.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Sign in to the proxy %1</source>
        <comment>host:port</comment>
        <translation>Вход на прокси %1</translation>
    </message>
    <message>
        <source>This network lets requests out only with a user and a password.</source>
        <translation>Эта сеть выпускает запросы только по имени и паролю.</translation>
    </message>
    <message>
        <source>This network lets requests out only with a user and a password. They are kept in %1.</source>
        <comment>keychain</comment>
        <translation>Эта сеть выпускает запросы только по имени и паролю. Они хранятся здесь: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>eventsweep::QueuePage</name>
    <message>
        <source>application</source>
        <translation>приложение</translation>
    </message>
    <message>
        <source>last snapshot %1</source>
        <translation>последний снимок %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>снимок %1</translation>
    </message>
    <message numerus="yes">
        <source>+%n new</source>
        <translation>
            <numerusform>+%n новая</numerusform>
            <numerusform>+%n новые</numerusform>
            <numerusform>+%n новых</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::RecordDetail</name>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процесс</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Замечена</translation>
    </message>
    <message>
        <source>Portal&apos;s time</source>
        <translation>На портале</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Истекает</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Проблема</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Запись %1</translation>
    </message>
    <message>
        <source>Record without an ID</source>
        <translation>Запись без кода</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1 (local)</source>
        <translation>%1 (местное)</translation>
    </message>
    <message>
        <source>in about %1; an estimate</source>
        <translation>примерно через %1; это оценка</translation>
    </message>
    <message>
        <source>Record as sent</source>
        <translation>Запись, как прислана</translation>
    </message>
    <message>
        <source>Only the beginning of %1 is shown.</source>
        <translation>Показано только начало, всего %1.</translation>
    </message>
    <message>
        <source>Reads all records that this process holds, and reviews them; clears them only after that</source>
        <translation>Читает все записи, которые держит этот процесс, и показывает их для проверки; очищает только после неё</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Резерв</translation>
    </message>
</context>
<context>
    <name>eventsweep::RecordDialog</name>
    <message>
        <source>Copy in the archive</source>
        <translation>Копия в архиве</translation>
    </message>
</context>
<context>
    <name>eventsweep::RecordModel</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Замечена</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процесс</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Истекает через</translation>
    </message>
    <message>
        <source>(no ID)</source>
        <comment>a record that is not understood</comment>
        <translation>(нет кода)</translation>
    </message>
    <message>
        <source>In the portal&apos;s time: %1</source>
        <translation>По времени портала: %1</translation>
    </message>
    <message>
        <source>Not caused by a user</source>
        <translation>Вызвано не пользователем</translation>
    </message>
    <message>
        <source>Caused by user %1</source>
        <translation>Вызвано пользователем %1</translation>
    </message>
    <message>
        <source>An estimate: portals delete records about 34 days after they were last seen; old self-hosted ones keep free records for ever.</source>
        <translation>Оценка: порталы удаляют записи примерно через 34 дня после того, как они замечены в последний раз; старые коробочные версии хранят свободные записи всегда.</translation>
    </message>
</context>
<context>
    <name>eventsweep::RemovePortalDialog</name>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation>Убрать «%1» из списка?</translation>
    </message>
    <message>
        <source>What goes: the portal&apos;s settings here, and its tokens and the application&apos;s secret in %1.</source>
        <comment>keychain</comment>
        <translation>Удалится: настройки портала в этой программе, его токены и ключ приложения (%1).</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>связка ключей</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clear(s)</source>
        <translation>
            <numerusform>%Ln очистка</numerusform>
            <numerusform>%Ln очистки</numerusform>
            <numerusform>%Ln очисток</numerusform>
        </translation>
    </message>
    <message>
        <source>the archive of what was cleared</source>
        <translation>архив того, что очищено</translation>
    </message>
    <message>
        <source>the archive, which has nothing of this portal</source>
        <translation>архив, в котором нет ничего с этого портала</translation>
    </message>
    <message>
        <source>the archive of %1, with %2</source>
        <comment>clears, copies of records</comment>
        <translation>архив: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived record(s)</source>
        <translation>
            <numerusform>%Ln запись в архиве</numerusform>
            <numerusform>%Ln записи в архиве</numerusform>
            <numerusform>%Ln записей в архиве</numerusform>
        </translation>
    </message>
    <message>
        <source>What stays: everything on the portal, and %1.</source>
        <comment>archive</comment>
        <translation>Останется: всё на самом портале и %1.</translation>
    </message>
    <message>
        <source>Another running copy of the program holds the archive.</source>
        <translation>Архив занят другой запущенной копией программы.</translation>
    </message>
    <message>
        <source>The archive has not been read.</source>
        <translation>Архив ещё не прочитан.</translation>
    </message>
    <message>
        <source>To delete the archive too, type the portal&apos;s name, %1:</source>
        <translation>Чтобы удалить и архив, введите название портала — %1:</translation>
    </message>
    <message>
        <source>These copies are the only ones: no portal can put a cleared record back.</source>
        <translation>Других копий нет: вернуть очищенную запись портал не может.</translation>
    </message>
    <message>
        <source>&amp;Remove with the archive</source>
        <translation>&amp;Убрать вместе с архивом</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>What goes: the portal&apos;s settings here, its tokens and the application&apos;s secret in %1, and %2.</source>
        <comment>keychain, archive</comment>
        <translation>Удалится: настройки портала в этой программе, его токены и ключ приложения (%1), а также %2.</translation>
    </message>
    <message>
        <source>What stays: everything on the portal.</source>
        <translation>Останется: всё на самом портале.</translation>
    </message>
</context>
<context>
    <name>eventsweep::ReservationDialog</name>
    <message>
        <source>Reading what this reservation holds</source>
        <translation>Чтение того, что держит этот резерв</translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>записей: %1 из %2</translation>
    </message>
    <message>
        <source>Asking %1. Reading changes nothing on the portal.</source>
        <translation>Идёт запрос к %1. Чтение ничего не меняет на портале.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>This reservation holds nothing any more</source>
        <translation>Этот резерв больше ничего не держит</translation>
    </message>
    <message>
        <source>Nothing that this reservation holds can be cleared</source>
        <translation>Ничего из этого резерва нельзя очистить</translation>
    </message>
    <message>
        <source>Its worker has cleared it, or given it back as failed.</source>
        <translation>Воркер очистил его или вернул как неудавшийся.</translation>
    </message>
    <message>
        <source>None of its records is understood.</source>
        <translation>Ни одна из его записей не понята.</translation>
    </message>
    <message>
        <source>Refresh the queue to see.</source>
        <translation>Обновите очередь, чтобы увидеть.</translation>
    </message>
</context>
<context>
    <name>eventsweep::SecretStore</name>
    <message>
        <source>this run only (memory)</source>
        <translation>только до выхода (в памяти)</translation>
    </message>
    <message>
        <source>The keychain has no entry for this portal.</source>
        <translation>В связке ключей нет записи для этого портала.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Связка ключей заблокирована.</translation>
    </message>
    <message>
        <source>There is no keychain on this computer.</source>
        <translation>На этом компьютере нет связки ключей.</translation>
    </message>
    <message>
        <source>The keychain refused.</source>
        <translation>Связка ключей отказала.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Связка ключей не отвечает.</translation>
    </message>
    <message>
        <source>The keychain&apos;s question was closed, and it stays locked.</source>
        <translation>Запрос связки ключей был закрыт, и она осталась заблокированной.</translation>
    </message>
</context>
<context>
    <name>eventsweep::SignInController</name>
    <message>
        <source>These tokens belong to the application %1, and this is %2. They would show and clear another queue: add the portal anew for that application.</source>
        <translation>Эти токены принадлежат приложению %1, а здесь %2. С ними показывалась и очищалась бы другая очередь: добавьте портал заново для того приложения.</translation>
    </message>
    <message>
        <source>These tokens belong to another portal, %1, and this is %2.</source>
        <translation>Эти токены принадлежат другому порталу, %1, а это %2.</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Чего-то не хватает</translation>
    </message>
</context>
<context>
    <name>eventsweep::SignInDialog</name>
    <message>
        <source>Sign in to %1 again</source>
        <translation>Снова войти на портал «%1»</translation>
    </message>
    <message>
        <source>New tokens of the application for %1. Your selection stays.</source>
        <translation>Новые токены приложения для %1. Выбор записей сохранится.</translation>
    </message>
    <message>
        <source>From an answer of the authorisation server, an installation callback, or settings.json of the CRest SDK.</source>
        <translation>Из ответа сервера авторизации, обратного вызова при установке или settings.json из CRest SDK.</translation>
    </message>
    <message>
        <source>The refresh token was imported: the first refresh here ends the session of the integration that it was copied from.</source>
        <translation>Токен обновления импортирован: первое же обновление здесь завершит сеанс интеграции, из которой он скопирован.</translation>
    </message>
    <message>
        <source>Type the application secret first.</source>
        <translation>Сначала введите ключ приложения.</translation>
    </message>
    <message>
        <source>The keychain is being asked.</source>
        <translation>Идёт обращение к связке ключей.</translation>
    </message>
    <message>
        <source>The keychain does not open.</source>
        <translation>Связка ключей не открывается.</translation>
    </message>
    <message>
        <source>An access token or a refresh token is needed.</source>
        <translation>Нужен токен доступа или токен обновления.</translation>
    </message>
    <message>
        <source>There is no keychain that could keep the tokens. They are never written to a file: when the program ends they are forgotten, and you sign in again.</source>
        <translation>Нет связки ключей, где можно хранить токены. В файлы они не записываются: при выходе из программы они забываются, и вы входите снова.</translation>
    </message>
    <message>
        <source>The portal may have another one now: it stands on the application&apos;s page there. Left empty, the keychain&apos;s is used.</source>
        <translation>Возможно, на портале он уже другой: он указан там на странице приложения. Если оставить пустым, берётся из связки ключей.</translation>
    </message>
    <message>
        <source>It stands on the application&apos;s page in the portal.</source>
        <translation>Он указан на странице приложения на портале.</translation>
    </message>
    <message>
        <source>The keychain has none for this application. It stands on the application&apos;s page in the portal.</source>
        <translation>В связке ключей его для этого приложения нет. Он указан на странице приложения на портале.</translation>
    </message>
    <message>
        <source>Waiting for %1. It may ask you something.</source>
        <comment>keychain</comment>
        <translation>Ожидание: %1. Возможно, связка ключей что-то спросит.</translation>
    </message>
    <message>
        <source>The portal is no longer in the list.</source>
        <translation>Портала больше нет в списке.</translation>
    </message>
    <message>
        <source>Confirm first that the tokens are kept for this run only.</source>
        <translation>Сначала подтвердите, что токены хранятся только до выхода.</translation>
    </message>
    <message>
        <source>Type the application id first.</source>
        <translation>Сначала введите код приложения.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>eventsweep::StatusLine</name>
    <message>
        <source>signed out</source>
        <translation>вход не выполнен</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>на связи</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>соединение…</translation>
    </message>
    <message>
        <source>new snapshot: %1 of %2</source>
        <translation>новый снимок: %1 из %2</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <comment>number of records</comment>
        <translation>загружено: %1</translation>
    </message>
    <message>
        <source>%1 of %2 loaded</source>
        <comment>numbers of records</comment>
        <translation>загружено: %1 из %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Остановить загрузку</translation>
    </message>
    <message>
        <source>Continue loading</source>
        <translation>Продолжить загрузку</translation>
    </message>
    <message>
        <source>snapshot: %1</source>
        <comment>how long ago</comment>
        <translation>снимок: %1</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>лимит</translation>
    </message>
    <message>
        <source>portal&apos;s limit: %1</source>
        <translation>ограничение портала: %1</translation>
    </message>
    <message>
        <source>%1 rests: %2</source>
        <comment>method, time</comment>
        <translation>%1 приостановлен: %2</translation>
    </message>
    <message>
        <source>Requests held against the portal&apos;s limit: %1 of %2. It drains by itself.</source>
        <translation>Запросов в счёте ограничения портала: %1 из %2. Счёт убывает сам.</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>остановка…</translation>
    </message>
    <message>
        <source>Clearing %1: %2</source>
        <comment>number of records, step</comment>
        <translation>Очистка, записей %1: %2</translation>
    </message>
    <message>
        <source>tokens: this run only</source>
        <translation>токены: только до выхода</translation>
    </message>
    <message>
        <source>Tokens are kept in memory and forgotten when the program ends; they are never written to a file.</source>
        <translation>Токены хранятся в памяти и забываются при выходе из программы; в файлы они не записываются.</translation>
    </message>
    <message>
        <source>reading a new snapshot…</source>
        <translation>читается новый снимок…</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>загрузка…</translation>
    </message>
    <message>
        <source>nothing loaded</source>
        <translation>ничего не загружено</translation>
    </message>
</context>
<context>
    <name>eventsweep::TlsTrust</name>
    <message>
        <source>The file is empty. Choose the file of your organisation&apos;s certificate authority.</source>
        <translation>Файл пуст. Выберите файл центра сертификации своей организации.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MB, so it is no certificate. Choose the file of your organisation&apos;s certificate authority.</source>
        <translation>Файл больше 1 МБ, это не сертификат. Выберите файл центра сертификации своей организации.</translation>
    </message>
    <message>
        <source>There is no certificate in this file. Ask for the certificate authority as a PEM or DER file (.pem, .crt, .cer).</source>
        <translation>В этом файле нет сертификата. Попросите центр сертификации в виде файла PEM или DER (.pem, .crt, .cer).</translation>
    </message>
    <message>
        <source>There is a private key in this file, which must not be passed around; nothing of it was kept. Ask for the certificate alone.</source>
        <translation>В этом файле закрытый ключ, передавать его нельзя; из файла ничего не сохранено. Попросите только сертификат.</translation>
    </message>
    <message>
        <source>This is the certificate of “%1”, not that of the authority that issued it. Ask for the certificate of the authority.</source>
        <translation>Это сертификат «%1», а не центра, который его выпустил. Попросите сертификат центра.</translation>
    </message>
    <message>
        <source>The certificate authority “%1” has expired. Ask for its current certificate.</source>
        <translation>Срок центра сертификации «%1» истёк. Попросите его действующий сертификат.</translation>
    </message>
    <message>
        <source>The authority in this file is itself vouched for by “%1”, which is missing. Ask for the certificate of “%1”, or for a file with both.</source>
        <translation>За центр из этого файла ручается «%1», а его здесь нет. Попросите сертификат «%1» или файл с обоими.</translation>
    </message>
</context>
<context>
    <name>eventsweep::TokenImport</name>
    <message>
        <source>There is nothing to import.</source>
        <translation>Импортировать нечего.</translation>
    </message>
    <message>
        <source>This is more than 1 MB: no tokens are that long.</source>
        <translation>Это больше 1 МБ: токены такими длинными не бывают.</translation>
    </message>
    <message>
        <source>This is not JSON. Paste the whole text, from the first brace to the last.</source>
        <translation>Это не JSON. Вставьте весь текст, от первой скобки до последней.</translation>
    </message>
    <message>
        <source>The JSON is broken in line %1, column %2 (%3). Paste it again, whole.</source>
        <translation>JSON нарушен в строке %1, столбце %2 (%3). Вставьте его снова, целиком.</translation>
    </message>
    <message>
        <source>This is JSON of something else. None of these fields is in it: %1.</source>
        <translation>Это JSON чего-то другого. В нём нет ни одного из полей: %1.</translation>
    </message>
    <message>
        <source>This is about an application, but has neither an access_token nor a refresh_token.</source>
        <translation>Это сведения о приложении, но в них нет ни access_token, ни refresh_token.</translation>
    </message>
</context>
<context>
    <name>eventsweep::TokenServersDialog</name>
    <message>
        <source>This is not the name of a server. Only https is allowed.</source>
        <translation>Это не имя сервера. Допустим только https.</translation>
    </message>
    <message>
        <source>%1 is allowed already.</source>
        <comment>server</comment>
        <translation>%1 уже разрешён.</translation>
    </message>
    <message>
        <source>none besides the vendor&apos;s</source>
        <translation>кроме серверов разработчика Битрикс24 — ни одного</translation>
    </message>
</context>
<context>
    <name>eventsweep::TokenSource</name>
    <message>
        <source>The access token has expired, and there is no refresh token to get a new one.</source>
        <translation>Срок токена доступа вышел, а токена обновления, чтобы получить новый, нет.</translation>
    </message>
    <message>
        <source>The authorisation server was asked for new tokens, and its answer was lost. The old ones may not be valid any more.</source>
        <translation>У сервера авторизации запрошены новые токены, но его ответ потерян. Прежние, возможно, больше не действуют.</translation>
    </message>
    <message>
        <source>The tokens belong to another portal.</source>
        <translation>Токены принадлежат другому порталу.</translation>
    </message>
    <message>
        <source>What the keychain has for this portal is no entry that this version can read.</source>
        <translation>Запись этого портала в связке ключей не читается этой версией.</translation>
    </message>
    <message>
        <source>The keychain has no entry for this portal; perhaps it was deleted there.</source>
        <translation>В связке ключей нет записи этого портала; возможно, её там удалили.</translation>
    </message>
    <message>
        <source>Another running copy of this program has been getting new tokens for too long. Close it, or try again.</source>
        <translation>Другая запущенная копия программы слишком долго получает новые токены. Закройте её или попробуйте снова.</translation>
    </message>
</context>
</TS>
