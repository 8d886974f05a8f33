import { describePerson, type DemoPerson } from "./demo-people";

interface Properties {
  readonly people: readonly DemoPerson[];
  readonly email: string;
  readonly onChoose: (email: string) => void;
}

/** Demo mode: be anyone of the ready-made people, or nobody. */
export function ViewerSwitch({ people, email, onChoose }: Properties) {
  return (
    <label className="viewer">
      <span>Signed in as</span>
      <select
        value={email}
        onChange={(event) => {
          onChoose(event.target.value);
        }}
      >
        {people.map((person) => (
          <option key={person.email} value={person.email}>
            {describePerson(person)}
          </option>
        ))}
        <option value="">nobody (anonymous)</option>
      </select>
    </label>
  );
}
