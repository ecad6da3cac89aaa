//! A survey as what happened to it: edits keep the original, everything can be undone, files of several interviewers come
//! together in any order, and a sealed file opens with its passphrase alone.

use ppi_pages::{Value, json, root, values};

/// The module under test, and a few verbs.
fn start() -> String {
    let file = |name: &str| format!("file://{}", root().join("www/survey").join(name).display());
    format!(
        "import {{ CHECKED, DISTINCT, QUESTIONS, duplicates, happening, history, newId, newIn, redoable, rows, standing, undoable }} from '{}';
        import {{ isSealed, sealed, unsealed }} from '{}';
        import {{ known, visits }} from '{}';
        import {{ found, people }} from '{}';
        const print = (value) => console.log(JSON.stringify(value));
        let all = [];
        const put = (kind, of, value) => {{ all = [...all, happening(all, kind, of, value)]; return of; }};
        const interviews = (of = all) => standing(of).interviews.map(({{ value, edits }}) => [value.member, value.answers.q1, edits]);
        const failure = (work) => {{ try {{ work(); }} catch (error) {{ return error.message; }} }};",
        file("journal.js"),
        file("seal.js"),
        file("visits.js"),
        file("columns.js"),
    )
}

fn run(script: &str) -> Vec<Value> {
    values(&format!("{}\n{script}", start()))
}

#[test]
fn an_edit_keeps_the_original_and_everything_can_be_undone() {
    let lines = run("
        const one = put('put', newId(), { member: '12', answers: { q1: 'T' } });
        put('put', one, { member: '12', answers: { q1: 'A' } });
        print([interviews(), standing(all).interviews[0].original.answers, history(all, one).length]);
        put('undo', undoable(all).id);
        print(interviews());
        put('undo', redoable(all).id);
        print([interviews(), redoable(all) ?? null]);
        put('remove', one);
        print([interviews(), standing(all).removed.length]);
        put('undo', undoable(all).id); put('undo', undoable(all).id); put('undo', undoable(all).id);
        print([interviews(), undoable(all) ?? null, all.length]);");
    assert_eq!(lines[0], json!([[["12", "A", 1]], { "q1": "T" }, 2]));
    assert_eq!(lines[1], json!([["12", "T", 0]]));
    assert_eq!(lines[2], json!([[["12", "A", 1]], null]));
    assert_eq!(lines[3], json!([[], 1]));
    assert_eq!(lines[4], json!([[], null, 8]), "nothing is forgotten");
}

#[test]
fn files_come_together_in_any_order() {
    let lines = run("
        const shared = put('put', newId(), { member: '1', answers: { q1: 'T' } });
        const begin = all;
        const part = (name) => {
            all = begin;
            for (let k = 0; k < 5; k++) put('put', newId(), { member: name + k, answers: { q1: 'B' } });
            put('put', shared, { member: '1', answers: { q1: name } });
            if (name === 'c') put('undo', undoable(all).id);
            return all;
        };
        const parts = [part('a'), part('b'), part('c')];
        const joined = (order) => order.reduce((so_far, k) => [...so_far, ...newIn(so_far, parts[k])], []);
        const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        print(new Set(orders.map((order) => JSON.stringify(standing(joined(order))))).size);
        print([joined([2, 0, 1, 0, 1, 2]).length, interviews(joined([0, 1, 2])).length]);
        const [first] = parts[0];
        print(failure(() => newIn(parts[0], [{ ...first, value: { member: '2' } }])) === `happenings[0]: found another content than before for ${first.id}, expected the same`);
        print(failure(() => newIn([], [{ ...first, id: 'x' }, 7])).split('\\n'));
        print(failure(() => newIn([], { ...first })));");
    assert_eq!(lines[0], json!(1));
    assert_eq!(lines[1], json!([1 + 3 * 6 + 1, 16]));
    assert_eq!(lines[2], json!(true));
    assert_eq!(
        lines[3],
        json!([
            "happenings[0].id: found \"x\", expected 32 hexadecimal digits",
            "happenings[1]: found 7, expected an object"
        ])
    );
    assert_eq!(lines[4], json!("happenings: found object, expected a list"));
}

#[test]
fn one_interview_entered_twice_is_found() {
    let lines = run("
        const value = { date: '2026-11-02', interviewer: 'Ana', members: 4, answers: { q1: 'T', q2: 'B' } };
        put('put', newId(), { ...value, member: 'A-7' });
        put('put', newId(), { ...value, member: ' a-7 ', date: '2026-11-03' });
        put('put', newId(), { ...value, member: '' });
        put('put', newId(), { ...value, member: '9', answers: { q2: 'B', q1: 'T' } });
        put('put', newId(), { ...value, member: '10', interviewer: 'Budi' });
        print(duplicates(standing(all).interviews).map(({ why, interviews }) => [why, interviews.map(({ value }) => value.member)]));");
    assert_eq!(lines[0], json!([["member", ["A-7", " a-7 "]], ["content", ["A-7", "", "9"]]]));
}

#[test]
fn lookalikes_that_are_right_are_no_longer_asked_about() {
    let lines = run("
        const [one, two] = [newId(), newId()];
        const alike = () => { const { interviews, distinct } = standing(all); return duplicates(interviews, distinct).length; };
        put('put', one, { member: '7' });
        put('put', two, { member: '7' });
        print(alike());
        put('put', DISTINCT, [one, two]);
        print([alike(), standing(all).interviews.length]);
        put('put', newId(), { member: '7' });
        print(alike());
        put('undo', all[2].id);
        all = all.filter(({ n }) => n !== 4);
        print(alike());
        print(failure(() => newIn([], [{ ...all[2], id: newId(), value: 'x' }])));");
    assert_eq!((&lines[0], &lines[1]), (&json!(1), &json!([0, 2])));
    assert_eq!(lines[2], json!(1), "a third one is asked about again");
    assert_eq!(lines[3], json!(1), "undone");
    assert_eq!(lines[4], json!("happenings[0].value: found \"x\", expected a list"));
}

#[test]
fn what_was_entered_twice_is_no_longer_so_once_it_is_changed() {
    let lines = run("
        const one = put('put', newId(), { member: '7' });
        put('put', CHECKED, [one]);
        print(standing(all).checked.length);
        put('put', one, { member: '8' });
        print([standing(all).checked.length, standing(all).interviews.length]);");
    assert_eq!((&lines[0], &lines[1]), (&json!(1), &json!([0, 1])));
}

#[test]
fn reserves_of_a_stratum_come_up_in_their_order_as_members_of_it_are_lost() {
    let lines = run("
        const row = (member, tp, order, reserve = false) => ({ row: [member, 'Nama', tp], drawn: { stratum: { TP: tp }, order, reserve } });
        const all_drawn = [row('1', 'A', 1), row('2', 'A', 2), row('3', 'A', 1, true), row('4', 'A', 2, true), row('5', 'B', 1), row('6', 'B', 1, true)];
        const drawn = { names: ['No Anggota', 'Nama', 'TP'], id: 'No Anggota', protocol: { strata: { by: ['TP'] } },
            rows: all_drawn.map(({ row }) => row), drawn: all_drawn.map(({ drawn }) => drawn) };
        const met = (...visited) => visits(drawn, visited.map(([member, status]) => ({ value: { member, status } })));
        const due = (...visited) => met(...visited).due.map(({ member }) => member);
        print([due(), due(['1', 'interviewed']), due(['1', 'refused']), due(['1', 'refused'], [' 3 ', 'moved'])]);
        print([due(['1', 'refused'], ['3', 'interviewed']), due(['1', 'refused'], ['1', 'interviewed'])]);
        const { size, interviewed, lost, replaced, groups } = met(['1', 'refused'], ['3', 'interviewed'], ['5', 'interviewed'], ['99', 'interviewed']);
        print([size, interviewed, lost, replaced, groups.map(({ name, size, interviewed, due }) => [name, size, interviewed, due])]);
        print(known(drawn, 2));
        const { interviewed: own, replaced: none, due: left } = met(['1', 'interviewed'], ['3', 'interviewed']);
        print([own, none, left.length]);");
    assert_eq!(lines[0], json!([["1", "2", "5"], ["2", "5"], ["2", "5", "3"], ["2", "5", "4"]]));
    assert_eq!(lines[1], json!([["2", "5"], ["2", "5"]]));
    assert_eq!(lines[2], json!([3, 1, 1, 1, [["A", 2, 0, 1], ["B", 1, 1, 0]]]));
    assert_eq!(lines[3], json!({ "member": "3", "columns": { "TP": "A" } }), "names stay in the list");
    assert_eq!(lines[4], json!([1, 0, 2]), "a reserve who was interviewed early takes nobody's place");
}

#[test]
fn columns_are_known_by_name_or_guessed() {
    let lines = run("
        const questions = ['q1', 'q2', 'q3', 'q10'].map((id) => ({ id, short: { id: id === 'q10' ? 'Mobil' : id }, choices: [{ id: 'A', text: { id: 'Ya' } }] }));
        const of = (...names) => { const { columns, sure } = found(names, questions); return [sure, ...questions.map(({ id }) => columns[id]), columns.member, columns.members]; };
        print(of('Q1', 'q2', 'q3', 'q10', 'No. Anggota', 'jumlah anggota rumah tangga'));
        print(of('P1', 'Soal 2', '3. Rekening', 'punya mobil', 'member'));
        print(of('q1', 'x', 'q3', 'y'));
        print(found(['id', 'q1', 'q2', 'q3', 'q10'], questions, { skip: 0 }).columns.member);
        print(found(['Cabang', 'x', 'y'], questions, { rows: [['Sanggau', 'A', ' ya '], ['Sekadau', 'a', 'A']] }).columns);
        print(people({ names: ['Jumlah ART', 'Anggota CU'], rows: [['4', 'ya'], ['', 'tidak']] }));
        print(people({ names: ['members', 'Jumlah anggota CU'], rows: [['4', '2'], ['6', '1']] }));
        print(found(['Tanggal lahir', 'Tgl. wawancara'], []).columns.date);");
    assert_eq!(lines[0], json!([true, "Q1", "q2", "q3", "q10", "No. Anggota", "jumlah anggota rumah tangga"]));
    assert_eq!(lines[1], json!([false, "P1", "Soal 2", "3. Rekening", "punya mobil", "member", ""]));
    assert_eq!(lines[2], json!([false, "q1", "x", "q3", "y", "", ""]));
    assert_eq!(lines[3], json!(""));
    // By the answers in them.
    assert_eq!((&lines[4]["q1"], &lines[4]["q2"], &lines[4]["q3"]), (&json!("x"), &json!("y"), &json!("")));
    // The size of a household under another name, where there are numbers, and no weight; no day but that of the interview.
    assert_eq!(lines[5..7], [json!({ "members": "Jumlah ART" }), json!({})]);
    assert_eq!(lines[7], "Tgl. wawancara");
}

#[test]
fn interviews_are_a_table() {
    let lines = run("
        const card = { questions: [{ id: 'q1' }, { id: 'q2' }] };
        put('put', QUESTIONS, [{ id: 'o1', label: 'Usaha' }]);
        put('put', newId(), { status: 'done', date: '2026-11-02', member: '7', members: 4, columns: { branch: 'TP 1' }, answers: { q1: 'T' }, own: { o1: 'lele' } });
        put('put', newId(), { status: 'refused', member: '8', columns: { regency: 'Sanggau' } });
        const { interviews: entered, questions } = standing(all);
        print(rows(entered, card, questions).map(([, ...cells]) => cells));");
    assert_eq!(
        lines[0],
        json!([
            [
                "status",
                "date",
                "interviewer",
                "member",
                "members",
                "cu_members",
                "branch",
                "regency",
                "q1",
                "q2",
                "Usaha"
            ],
            ["done", "2026-11-02", "", "7", 4, "", "TP 1", "", "T", "", "lele"],
            ["refused", "", "", "8", "", "", "", "Sanggau", "", "", ""]
        ])
    );
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone() {
    let lines = run("
        const text = JSON.stringify({ member: 'Sanggau 7' });
        const [one, two] = [await sealed(text, 'kata sandi'), await sealed(text, 'kata sandi')];
        print([isSealed(one), isSealed({}), one.data === two.data, JSON.stringify(one).includes('Sanggau')]);
        print(await unsealed(one, 'kata sandi') === text);
        print((await unsealed(one, 'kata sandi ').catch((error) => error)).name);
        print((await unsealed({ ...one, data: two.data }, 'kata sandi').catch((error) => error)).name);
        print((await unsealed({ ...one, rounds: 1e12 }, 'kata sandi').catch((error) => error)).message);");
    assert_eq!(lines[0], json!([true, false, false, false]));
    assert_eq!(lines[1], json!(true));
    assert_eq!((&lines[2], &lines[3]), (&json!("PassphraseError"), &json!("PassphraseError")));
    assert_eq!(lines[4], json!("rounds: found 1000000000000, expected a whole number up to 6000000"));
}

#[test]
fn numbers_are_read_with_comma_and_point() {
    let lines = values(&format!(
        "import {{ numberOf }} from 'file://{}';
        console.log(JSON.stringify(['7,5', '7.5', '0,125', '1.234'].map((text) => numberOf(text, false))));
        console.log(JSON.stringify(['10.000', '1,234,567', '10 000', '400', '1.5'].map((text) => numberOf(text, true))));
        console.log(Number.isNaN(numberOf('tujuh', false)));",
        root().join("www/survey/dom.js").display()
    ));
    assert_eq!(lines[0], json!([7.5, 7.5, 0.125, 1.234]));
    assert_eq!(lines[1], json!([10000, 1_234_567, 10000, 400, 1.5]));
    assert_eq!(lines[2], json!(true));
}
